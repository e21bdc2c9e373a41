SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.later (
  id integer
);

CREATE TABLE public.todo (
  id integer,
  title text
);
