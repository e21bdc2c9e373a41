SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TYPE data.state AS ENUM ('to do', 'done', 'waiting');

CREATE FUNCTION data.one()
  RETURNS integer
  LANGUAGE sql
AS $$SELECT 1$$;

CREATE TABLE data.todo (
  id integer NOT NULL,
  title text,
  status data.state,
  c1 integer,
  c2 integer,
  CONSTRAINT todo_key PRIMARY KEY (id)
);

CREATE TABLE public.note (
  id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  at date
)
PARTITION BY RANGE (at);

CREATE VIEW public.titles AS
SELECT
  title
FROM data.todo;

CREATE VIEW public.more AS
SELECT
  title
FROM public.titles;

CREATE INDEX todo_title ON data.todo (title);

COMMENT ON SCHEMA data IS 'on a server that is not too old';

COMMENT ON FUNCTION data.one() IS 'one';

COMMENT ON COLUMN public.note.id IS 'numbered';
