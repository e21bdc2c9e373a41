SET check_function_bodies = off;
SET search_path = public;

DROP TYPE public.colour;

DROP TABLE public.todo;

DROP TABLE public.later;
