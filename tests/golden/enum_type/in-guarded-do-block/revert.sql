SET check_function_bodies = off;
SET search_path = public;

DROP TYPE data.colour;

DROP TABLE data.todo;

DROP TYPE data.status;

DROP SCHEMA data;
