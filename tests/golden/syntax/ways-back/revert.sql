SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.down;

DROP FUNCTION public.one();

DROP TABLE public.todo;

DROP TABLE public.note;
