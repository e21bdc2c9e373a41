SET check_function_bodies = off;
SET search_path = public;

CREATE FUNCTION public.one()
  RETURNS integer
  LANGUAGE plpgsql
AS $$ BEGIN RETURN 1; END $$;

CREATE TABLE public.note (
  id integer NOT NULL,
  body text,
  CONSTRAINT note_pkey PRIMARY KEY (id)
);

CREATE TABLE public.todo (
  id integer NOT NULL,
  CONSTRAINT todo_pkey PRIMARY KEY (id)
);

CREATE VIEW public.down AS
SELECT
  id
FROM public.todo;
