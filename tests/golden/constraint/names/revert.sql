SET check_function_bodies = off;
SET search_path = public;

DROP TABLE data.t;

DROP TABLE data.a_table_with_quite_a_long_name_indeed;

DROP SCHEMA data;
