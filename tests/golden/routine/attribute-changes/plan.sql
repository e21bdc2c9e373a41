SET check_function_bodies = off;
SET search_path = public;

CREATE OR REPLACE FUNCTION public.a()
  RETURNS integer
  LANGUAGE sql
  STABLE STRICT PARALLEL SAFE COST 3
  SET search_path TO 'pg_temp', 'public'
AS $$ SELECT 1 $$;

CREATE OR REPLACE FUNCTION public.b()
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT 1 $$;

CREATE OR REPLACE FUNCTION public.c(x integer, y integer DEFAULT 2)
  RETURNS integer
  LANGUAGE plpgsql
AS $$ BEGIN RETURN y; END $$;

CREATE OR REPLACE FUNCTION public.named(now_named integer)
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT $1 $$;

CREATE OR REPLACE PROCEDURE public.p()
  LANGUAGE plpgsql
  SECURITY DEFINER
AS $$ BEGIN END $$;
