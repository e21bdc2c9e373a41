CREATE SCHEMA data;
CREATE FUNCTION data.call_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION data.inline_handler(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION data.validate(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE LANGUAGE changed HANDLER data.call_handler;
CREATE LANGUAGE dropped HANDLER data.call_handler;
CREATE FUNCTION data.f() RETURNS integer LANGUAGE changed AS 'BEGIN RETURN 1; END';
