SET check_function_bodies = off;
SET search_path = public;

DROP LANGUAGE dropped;

CREATE OR REPLACE TRUSTED LANGUAGE changed HANDLER data.call_handler INLINE data.inline_handler VALIDATOR data.validate;

CREATE LANGUAGE second HANDLER data.call_handler;

CREATE OR REPLACE FUNCTION data.f()
  RETURNS integer
  LANGUAGE second
AS $$BEGIN RETURN 1; END$$;
