SET check_function_bodies = off;
SET search_path = public;

REVOKE EXECUTE ON FUNCTION public.rows_of() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION public.rows_of() TO webuser;

COMMENT ON AGGREGATE public.rows_of(*) IS 'counts';
