SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.person DROP CONSTRAINT person_key;

CREATE FUNCTION public.number_of(text)
  RETURNS integer
  LANGUAGE internal
  IMMUTABLE STRICT
AS $$textlen$$;

ALTER TABLE public.person ALTER COLUMN phone TYPE text;
