SET check_function_bodies = off;
SET search_path = public;

DROP TABLE data.todo_copy;

DROP TABLE data.todo;

DROP TABLE data.numbers;

DROP TABLE data.mixed;

DROP TABLE data.by_status;

DROP TYPE data.status;

DROP SCHEMA data;
