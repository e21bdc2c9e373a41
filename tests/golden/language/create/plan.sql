SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE FUNCTION data.call_handler()
  RETURNS language_handler
  LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_call_handler';

CREATE LANGUAGE plain HANDLER data.call_handler;

CREATE FUNCTION data.inline_handler(internal)
  RETURNS void
  LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_inline_handler';

CREATE FUNCTION data.twice(a integer)
  RETURNS integer
  LANGUAGE plain
AS $$BEGIN RETURN 2 * a; END$$;

CREATE FUNCTION data.validate(oid)
  RETURNS void
  LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_validator';

CREATE TRUSTED LANGUAGE "My ""Language""" HANDLER data.call_handler INLINE data.inline_handler VALIDATOR data.validate;

ALTER LANGUAGE "My ""Language""" OWNER TO alice;

GRANT USAGE ON LANGUAGE "My ""Language""" TO bob WITH GRANT OPTION;

REVOKE USAGE ON LANGUAGE "My ""Language""" FROM PUBLIC;

COMMENT ON LANGUAGE plain IS 'another name for PL/pgSQL';
