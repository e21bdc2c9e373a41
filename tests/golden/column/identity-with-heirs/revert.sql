SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.note DROP COLUMN n;

ALTER TABLE public.note DROP COLUMN "note's id";
