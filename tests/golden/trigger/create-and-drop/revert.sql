SET check_function_bodies = off;
SET search_path = public;

DROP TABLE data.todo;

DROP FUNCTION data.touch();

DROP TABLE data.owner;

DROP SCHEMA data;
