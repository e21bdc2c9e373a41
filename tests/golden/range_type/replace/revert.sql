SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION public.width(public.r);

DROP TYPE public.r;

CREATE TYPE public.r AS RANGE (subtype = integer);

CREATE FUNCTION public.width(x public.r)
  RETURNS text
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT lower(x)::text $$;
