CREATE FUNCTION call_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE LANGUAGE "My Lang" HANDLER call_handler;
CREATE FUNCTION f() RETURNS integer LANGUAGE "My Lang" AS 'BEGIN RETURN 1; END';
