SET check_function_bodies = off;
SET search_path = public;

DROP POLICY whole ON data.todo;

DROP FUNCTION data.visible(data.todo);

DROP TABLE data.todo;

DROP TABLE data.friend;

DROP SCHEMA data;
