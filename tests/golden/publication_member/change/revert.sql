SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.new_name RENAME CONSTRAINT new_name_pkey TO old_name_pkey;

ALTER TABLE data.todo RENAME COLUMN key TO id;

ALTER TABLE data.new_name RENAME TO old_name;

ALTER PUBLICATION p DROP TABLE ONLY data."user";

ALTER PUBLICATION r DROP TABLE ONLY data.todo;

ALTER PUBLICATION p DROP TABLE ONLY data.todo;

ALTER PUBLICATION p DROP TABLE ONLY data.old_name;

ALTER PUBLICATION q DROP TABLES IN SCHEMA data;

CREATE SCHEMA gone;

CREATE TABLE data.leaves (
  id integer NOT NULL,
  CONSTRAINT leaves_pkey PRIMARY KEY (id)
);

CREATE TABLE gone.t (
  id integer
);

ALTER TABLE data.todo ALTER COLUMN id TYPE integer;

ALTER TABLE data.todo ALTER COLUMN title TYPE character varying(10);

ALTER TABLE data.todo ADD COLUMN note text;

ALTER PUBLICATION q ADD TABLES IN SCHEMA gone;

ALTER PUBLICATION p ADD TABLE ONLY data.leaves;

ALTER PUBLICATION p ADD TABLE ONLY data.old_name WHERE (id > 1);

ALTER PUBLICATION p ADD TABLE ONLY data.todo (id, title) WHERE (id > 3);

ALTER PUBLICATION r ADD TABLE ONLY data.todo (id, note);

ALTER PUBLICATION p ADD TABLE ONLY data."user";
