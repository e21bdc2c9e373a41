CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS $$ SELECT a + 1 $$;
COMMENT ON FUNCTION f(integer) IS 'f';
GRANT EXECUTE ON FUNCTION f(integer) TO webuser;
CREATE VIEW v AS SELECT f(1) AS one;
