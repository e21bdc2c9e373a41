SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA "My Data";

CREATE FUNCTION "My Data".g()
  RETURNS integer
  LANGUAGE sql
  SET search_path TO 'My Data', 'public'
AS $$ SELECT 2 $$;

CREATE FUNCTION public.f()
  RETURNS integer
  LANGUAGE sql
  SET search_path TO '$user', 'public'
AS $$ SELECT 1 $$;
