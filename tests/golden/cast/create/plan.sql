SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TYPE data.colour AS ENUM ('red', 'green');

CREATE TYPE data."We""ird" AS (
  a integer
);

CREATE FUNCTION data.to_colour(number integer)
  RETURNS data.colour
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT CASE number WHEN 0 THEN 'red' ELSE 'green' END::data.colour $$;

CREATE FUNCTION data.to_number(c data.colour)
  RETURNS integer
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT 1$$;

CREATE FUNCTION data.to_odd(x integer)
  RETURNS data."We""ird"
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT ROW(x)::data."We""ird"$$;

CREATE CAST (data."We""ird" AS text) WITH INOUT AS ASSIGNMENT;

CREATE CAST (data.colour AS integer) WITH FUNCTION data.to_number(data.colour) AS ASSIGNMENT;

CREATE CAST (integer AS data."We""ird") WITH FUNCTION data.to_odd(integer) AS IMPLICIT;

CREATE CAST (integer AS data.colour) WITH FUNCTION data.to_colour(integer);

CREATE CAST (text AS bytea) WITHOUT FUNCTION;

COMMENT ON CAST (integer AS data.colour) IS 'by number';
