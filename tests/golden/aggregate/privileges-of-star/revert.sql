SET check_function_bodies = off;
SET search_path = public;

COMMENT ON AGGREGATE public.rows_of(*) IS NULL;

REVOKE EXECUTE ON FUNCTION public.rows_of() FROM webuser;

GRANT EXECUTE ON FUNCTION public.rows_of() TO PUBLIC;
