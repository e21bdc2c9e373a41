SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.todo (
  id integer
);
