SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA api;

CREATE TYPE api.pair AS (
  a integer,
  b text
);

CREATE FUNCTION api.login(email text, password text)
  RETURNS json
  LANGUAGE plpgsql
  STABLE SECURITY DEFINER
  SET search_path TO 'api', 'Odd Schema'
AS $$
BEGIN
  RETURN json_build_object('email', email);
END
$$;

CREATE FUNCTION api.of_column(t character varying, p api.pair)
  RETURNS character varying
  LANGUAGE sql
AS $$ SELECT t $$;

CREATE FUNCTION api.one_out(OUT total bigint)
  RETURNS bigint
  LANGUAGE sql
AS $$ SELECT 1::bigint $$;

CREATE FUNCTION api.outs(a integer, OUT b text, INOUT c integer)
  RETURNS record
  LANGUAGE sql
AS $ashlar$ SELECT $$x$$::text, 1 $ashlar$;

CREATE FUNCTION api.settings()
  RETURNS void
  LANGUAGE plpgsql
  SET work_mem TO '64MB'
  SET statement_timeout TO '1000'
  SET timezone TO 'UTC'
  SET datestyle TO 'iso, dmy'
AS $$ BEGIN END $$;

CREATE FUNCTION api.tabular(a integer)
  RETURNS TABLE(id integer, "Ti tle" text)
  LANGUAGE sql
AS $$ SELECT 1, 'a' $$;

CREATE PROCEDURE api.tidy(keep interval, INOUT gone integer DEFAULT 0)
  LANGUAGE plpgsql
  SECURITY DEFINER
AS $$ BEGIN END $$;

CREATE FUNCTION api.unnamed(integer, text)
  RETURNS integer
  LANGUAGE sql
AS $$SELECT $1$$;

CREATE TABLE api.todo (
  id integer NOT NULL,
  title character varying(20),
  CONSTRAINT todo_pkey PRIMARY KEY (id)
);

CREATE FUNCTION api."We""ird"("A ""b" character varying DEFAULT 'it''s', VARIADIC rest integer[] DEFAULT '{}')
  RETURNS SETOF api.todo
  LANGUAGE sql
  IMMUTABLE LEAKPROOF STRICT PARALLEL SAFE COST 5 ROWS 7
AS $$SELECT * FROM api.todo$$;
