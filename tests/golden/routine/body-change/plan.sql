SET check_function_bodies = off;
SET search_path = public;

CREATE OR REPLACE FUNCTION public.f(a integer)
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT a + 1 $$;
