SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION public.first(public.pair);

DROP TYPE public.pair;

CREATE TYPE public.pair AS (
  b text,
  a integer
);

CREATE FUNCTION public.first(p public.pair)
  RETURNS integer
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT p.a $$;
