SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.note DROP CONSTRAINT answers;

ALTER TABLE public.letter NO INHERIT public.note;

DROP TABLE public.note;
