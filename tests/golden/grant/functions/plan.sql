SET check_function_bodies = off;
SET search_path = public;

REVOKE EXECUTE ON FUNCTION data.f(integer) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION data.f(integer) TO webuser;

REVOKE EXECUTE ON PROCEDURE data.p(integer) FROM PUBLIC;

GRANT EXECUTE ON PROCEDURE data.p(integer) TO webuser WITH GRANT OPTION;

REVOKE EXECUTE ON FUNCTION data.total(integer) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION data.total(integer) TO webuser;
