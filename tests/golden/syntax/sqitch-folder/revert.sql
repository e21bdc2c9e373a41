SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.titles;

DROP TABLE public.todo;
