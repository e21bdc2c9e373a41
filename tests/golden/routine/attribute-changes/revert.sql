SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION public.named(integer);

DROP FUNCTION public.c(integer, integer);

CREATE OR REPLACE FUNCTION public.a()
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT 1 $$;

CREATE OR REPLACE FUNCTION public.b()
  RETURNS integer
  LANGUAGE sql
  SECURITY DEFINER
  SET search_path TO ''
AS $$ SELECT 1 $$;

CREATE FUNCTION public.c(x integer, y integer)
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT 1 $$;

CREATE FUNCTION public.named(integer)
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT $1 $$;

CREATE OR REPLACE PROCEDURE public.p()
  LANGUAGE plpgsql
AS $$ BEGIN END $$;
