SET check_function_bodies = off;
SET search_path = public;

CREATE OR REPLACE LANGUAGE changed HANDLER data.call_handler;

CREATE LANGUAGE dropped HANDLER data.call_handler;

CREATE OR REPLACE FUNCTION data.f()
  RETURNS integer
  LANGUAGE changed
AS $$BEGIN RETURN 1; END$$;

DROP LANGUAGE second;
