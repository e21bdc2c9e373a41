CREATE SCHEMA data;
CREATE TYPE data.colour AS ENUM ('red', 'green');
CREATE TYPE data.odd AS (a int);
CREATE FUNCTION data.to_colour(number int) RETURNS data.colour LANGUAGE sql IMMUTABLE AS $$ SELECT 'red'::data.colour $$;
CREATE FUNCTION data.to_number(c data.colour) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE CAST (int AS data.colour) WITH FUNCTION data.to_colour(int);
CREATE CAST (data.colour AS int) WITH FUNCTION data.to_number(data.colour) AS ASSIGNMENT;
CREATE CAST (data.odd AS text) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (int AS data.colour) IS 'by number';
