SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.todo RENAME COLUMN title TO name;

ALTER VIEW public.v RENAME COLUMN title TO name;
