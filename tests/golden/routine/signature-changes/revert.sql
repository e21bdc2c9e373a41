SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION public.renamed_parameter(integer);

DROP PROCEDURE public.output(integer);

DROP FUNCTION public.other_type(bigint);

DROP PROCEDURE public.other_kind(integer);

DROP FUNCTION public.other_columns(integer);

CREATE OR REPLACE FUNCTION public.default_gone(a integer DEFAULT 1)
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT 1 $$;

CREATE FUNCTION public.other_columns(a integer)
  RETURNS TABLE(b integer)
  LANGUAGE sql
AS $$ SELECT 1 $$;

CREATE FUNCTION public.other_kind(a integer)
  RETURNS void
  LANGUAGE sql
AS $$ SELECT 1 $$;

CREATE FUNCTION public.other_type(a integer)
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT 1 $$;

CREATE PROCEDURE public.output(INOUT a integer)
  LANGUAGE sql
AS $$ SELECT 1 $$;

CREATE FUNCTION public.renamed_parameter(a integer)
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT 1 $$;
