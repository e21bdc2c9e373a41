SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.todo (
  id integer NOT NULL,
  total integer,
  CONSTRAINT todo_pkey PRIMARY KEY (id)
);
