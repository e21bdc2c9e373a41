SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.old_name RENAME TO new_name;

ALTER TABLE data.todo RENAME COLUMN id TO key;

ALTER TABLE data.new_name RENAME CONSTRAINT old_name_pkey TO new_name_pkey;

ALTER PUBLICATION p DROP TABLE ONLY data."user";

ALTER PUBLICATION r DROP TABLE ONLY data.todo;

ALTER PUBLICATION p DROP TABLE ONLY data.todo;

ALTER PUBLICATION p DROP TABLE ONLY data.new_name;

ALTER PUBLICATION q DROP TABLES IN SCHEMA gone;

ALTER TABLE data.todo ALTER COLUMN key TYPE bigint;

ALTER TABLE data.todo ALTER COLUMN title TYPE character varying(20);

ALTER PUBLICATION q ADD TABLES IN SCHEMA data;

ALTER PUBLICATION p ADD TABLE ONLY data.new_name WHERE (id > 2);

ALTER PUBLICATION p ADD TABLE ONLY data.todo (key, title) WHERE (key > 3);

ALTER PUBLICATION r ADD TABLE ONLY data.todo (key);

ALTER PUBLICATION p ADD TABLE ONLY data."user" (id);

ALTER TABLE data.todo DROP COLUMN note;

DROP TABLE gone.t;

DROP TABLE data.leaves;

DROP SCHEMA gone;
