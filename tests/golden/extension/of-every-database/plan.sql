SET check_function_bodies = off;
SET search_path = public;

CREATE FUNCTION public.other()
  RETURNS integer
  LANGUAGE plpgsql
AS $$BEGIN RETURN 1; END$$;
