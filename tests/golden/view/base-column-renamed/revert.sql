SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.todo RENAME COLUMN name TO title;

ALTER VIEW public.v RENAME COLUMN name TO title;
