CREATE SCHEMA data;
-- @renamed from=colour
CREATE TYPE data.hue AS ENUM ('red', 'green');
CREATE TYPE data.odd AS (a int);
CREATE FUNCTION data.to_colour(number int) RETURNS data.hue LANGUAGE sql IMMUTABLE AS $$ SELECT 'red'::data.hue $$;
CREATE FUNCTION data.to_number(c data.hue) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE CAST (int AS data.hue) WITH FUNCTION data.to_colour(int) AS ASSIGNMENT;
CREATE CAST (data.hue AS int) WITH FUNCTION data.to_number(data.hue) AS ASSIGNMENT;
COMMENT ON CAST (int AS data.hue) IS 'by number';
