SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.kept;
