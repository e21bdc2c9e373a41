SET check_function_bodies = off;
SET search_path = public;

CREATE OR REPLACE FUNCTION public.folded(t text)
  RETURNS text
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT lower(btrim(t)) $$;
