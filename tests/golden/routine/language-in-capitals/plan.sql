SET check_function_bodies = off;
SET search_path = public;

CREATE OR REPLACE FUNCTION public.f()
  RETURNS integer
  LANGUAGE "My Lang"
AS $$BEGIN RETURN 1; END$$;
