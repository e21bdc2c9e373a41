CREATE SCHEMA data;
CREATE FUNCTION data.f(a char[], b varchar(20), c numeric(10, 2)[], d bit) RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- The server takes no modifiers in a signature, and one without them means the same function.
COMMENT ON FUNCTION data.f(char[], varchar, numeric[], bit) IS 'found';
REVOKE EXECUTE ON FUNCTION data.f(char(3)[], varchar(1), numeric[], bit) FROM PUBLIC;
