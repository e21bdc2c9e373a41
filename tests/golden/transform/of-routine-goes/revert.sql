SET check_function_bodies = off;
SET search_path = public;

CREATE TRANSFORM FOR data.token LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));

CREATE OR REPLACE FUNCTION data.changed(value integer)
  RETURNS SETOF data.token
  LANGUAGE sql
AS $$ SELECT NULL::data.token $$;

CREATE FUNCTION data.gone(value data.token)
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT 1 $$;
