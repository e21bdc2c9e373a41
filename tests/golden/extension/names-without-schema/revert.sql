SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.person DROP COLUMN more;
