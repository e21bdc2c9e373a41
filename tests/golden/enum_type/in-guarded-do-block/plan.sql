SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TYPE data.colour AS ENUM ('red');

CREATE TYPE data.status AS ENUM ('open', 'done');

CREATE TABLE data.todo (
  id integer NOT NULL,
  status data.status,
  CONSTRAINT todo_id_check CHECK (id > 0),
  CONSTRAINT todo_pkey PRIMARY KEY (id)
);

COMMENT ON TABLE data.todo IS 'what to do';
