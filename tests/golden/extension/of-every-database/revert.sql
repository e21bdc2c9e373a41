SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION public.other();
