SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE SCHEMA other;

CREATE TABLE data.todo (
  id integer NOT NULL,
  done boolean,
  CONSTRAINT todo_pkey PRIMARY KEY (id)
);

CREATE PUBLICATION rows;

ALTER PUBLICATION rows ADD TABLES IN SCHEMA other;

ALTER PUBLICATION rows ADD TABLE ONLY data.todo (id) WHERE (id > 3);
