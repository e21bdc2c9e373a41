SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TYPE data.status AS ENUM ('open', 'done');

CREATE UNLOGGED TABLE data.by_status (
  status data.status,
  how_many bigint
);

CREATE TABLE data.mixed (
  n bigint,
  total numeric,
  name text,
  due timestamp without time zone
);

CREATE TABLE data.numbers (
  val integer,
  word text,
  flag boolean
);

CREATE TABLE data.todo (
  id integer NOT NULL,
  title character varying(80) NOT NULL,
  status data.status DEFAULT 'open' NOT NULL,
  due timestamp(3) without time zone,
  added date,
  CONSTRAINT todo_pkey PRIMARY KEY (id)
);

CREATE TABLE data.todo_copy (
  id integer NOT NULL,
  title character varying(80),
  status data.status,
  due timestamp(3) without time zone,
  CONSTRAINT todo_copy_pkey PRIMARY KEY (id)
);
