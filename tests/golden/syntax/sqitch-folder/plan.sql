SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.todo (
  id integer NOT NULL,
  title text,
  CONSTRAINT todo_pkey PRIMARY KEY (id)
);

CREATE VIEW public.titles AS
SELECT
  id,
  title
FROM public.todo;
