SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.book NO INHERIT public.item;

ALTER TABLE public.book DROP COLUMN number;

ALTER TABLE public.item DROP COLUMN number;
