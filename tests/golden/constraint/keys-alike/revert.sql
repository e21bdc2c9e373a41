SET check_function_bodies = off;
SET search_path = public;

DROP TABLE data.refers;

DROP TABLE data.merged;

DROP TABLE data.kept;

DROP SCHEMA data;
