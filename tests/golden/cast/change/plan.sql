SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE data.colour RENAME TO hue;

DROP CAST (integer AS data.hue);

DROP CAST (data.odd AS text);

CREATE OR REPLACE FUNCTION data.to_colour(number integer)
  RETURNS data.hue
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT 'red'::data.hue $$;

CREATE CAST (integer AS data.hue) WITH FUNCTION data.to_colour(integer) AS ASSIGNMENT;

COMMENT ON CAST (integer AS data.hue) IS 'by number';
