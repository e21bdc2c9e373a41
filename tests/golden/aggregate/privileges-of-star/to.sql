CREATE AGGREGATE rows_of(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
REVOKE EXECUTE ON FUNCTION rows_of() FROM public;
GRANT EXECUTE ON FUNCTION rows_of() TO webuser;
COMMENT ON AGGREGATE rows_of(*) IS 'counts';
