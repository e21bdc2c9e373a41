SET check_function_bodies = off;
SET search_path = public;

DROP TABLE data.todo;

DROP PUBLICATION rows;

DROP SCHEMA other;

DROP SCHEMA data;
