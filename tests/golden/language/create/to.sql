CREATE SCHEMA data;
CREATE FUNCTION data.call_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION data.inline_handler(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION data.validate(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED PROCEDURAL LANGUAGE "My ""Language""" HANDLER data.call_handler INLINE data.inline_handler
  VALIDATOR data.validate;
CREATE LANGUAGE plain HANDLER data.call_handler NO VALIDATOR;
CREATE FUNCTION data.twice(a integer) RETURNS integer LANGUAGE plain AS 'BEGIN RETURN 2 * a; END';
COMMENT ON LANGUAGE plain IS 'another name for PL/pgSQL';
ALTER LANGUAGE "My ""Language""" OWNER TO alice;
REVOKE USAGE ON LANGUAGE "My ""Language""" FROM PUBLIC;
GRANT USAGE ON LANGUAGE "My ""Language""" TO bob WITH GRANT OPTION;
