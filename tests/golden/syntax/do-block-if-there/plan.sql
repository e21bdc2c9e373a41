SET check_function_bodies = off;
SET search_path = public;

CREATE TYPE public.colour AS ENUM ('red');

CREATE TABLE public.later (
  id integer
);

CREATE TABLE public.todo (
  id integer,
  title text
);

CREATE INDEX todo_id_idx ON public.todo (id);
