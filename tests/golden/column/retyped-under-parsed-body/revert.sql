SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.v;

DROP FUNCTION public.g();

DROP FUNCTION public.f();

ALTER TABLE public.t ALTER COLUMN a TYPE integer;

CREATE FUNCTION public.f()
  RETURNS bigint
  LANGUAGE sql
BEGIN ATOMIC
  SELECT
    count(a)
  FROM public.t;
END;

CREATE FUNCTION public.g()
  RETURNS bigint
  LANGUAGE sql
BEGIN ATOMIC
  SELECT
    public.f();
END;

CREATE VIEW public.v AS
SELECT
  public.f() AS n;
