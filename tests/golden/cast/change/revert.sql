SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE data.hue RENAME TO colour;

DROP CAST (integer AS data.colour);

CREATE OR REPLACE FUNCTION data.to_colour(number integer)
  RETURNS data.colour
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT 'red'::data.colour $$;

CREATE CAST (data.odd AS text) WITH INOUT AS ASSIGNMENT;

CREATE CAST (integer AS data.colour) WITH FUNCTION data.to_colour(integer);

COMMENT ON CAST (integer AS data.colour) IS 'by number';
