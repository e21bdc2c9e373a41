SET check_function_bodies = off;
SET search_path = public;

DROP TABLE public.note;

DROP TABLE public.job;
