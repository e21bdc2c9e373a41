SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.parent RENAME COLUMN a TO renamed;

ALTER TABLE public.leaves NO INHERIT public.parent;

ALTER TABLE public.leaves DROP COLUMN b;

ALTER TABLE public.leaves DROP COLUMN renamed;
