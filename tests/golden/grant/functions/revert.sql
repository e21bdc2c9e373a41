SET check_function_bodies = off;
SET search_path = public;

REVOKE EXECUTE ON FUNCTION data.total(integer) FROM webuser;

GRANT EXECUTE ON FUNCTION data.total(integer) TO PUBLIC;

REVOKE EXECUTE ON PROCEDURE data.p(integer) FROM webuser;

GRANT EXECUTE ON PROCEDURE data.p(integer) TO PUBLIC;

REVOKE EXECUTE ON FUNCTION data.f(integer) FROM webuser;

GRANT EXECUTE ON FUNCTION data.f(integer) TO PUBLIC;
