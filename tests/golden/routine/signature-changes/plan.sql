SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION public.renamed_parameter(integer);

DROP PROCEDURE public.output(integer);

DROP FUNCTION public.other_type(integer);

DROP FUNCTION public.other_kind(integer);

DROP FUNCTION public.other_columns(integer);

DROP FUNCTION public.default_gone(integer);

CREATE FUNCTION public.default_gone(a integer)
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT 1 $$;

CREATE FUNCTION public.other_columns(a integer)
  RETURNS TABLE(b integer, c text)
  LANGUAGE sql
AS $$ SELECT 1, 'c' $$;

CREATE PROCEDURE public.other_kind(a integer)
  LANGUAGE sql
AS $$ SELECT 1 $$;

CREATE FUNCTION public.other_type(a bigint)
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT 1 $$;

CREATE PROCEDURE public.output(a integer)
  LANGUAGE sql
AS $$ SELECT 1 $$;

CREATE FUNCTION public.renamed_parameter(b integer)
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT 1 $$;
