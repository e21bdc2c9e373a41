CREATE SCHEMA data;
CREATE TYPE data.colour AS ENUM ('red', 'green');
CREATE TYPE data."We""ird" AS (a int);
CREATE FUNCTION data.to_colour(number int) RETURNS data.colour LANGUAGE sql IMMUTABLE
  AS $$ SELECT CASE number WHEN 0 THEN 'red' ELSE 'green' END::data.colour $$;
CREATE FUNCTION data.to_number(c data.colour) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION data.to_odd(x int) RETURNS data."We""ird" LANGUAGE sql IMMUTABLE AS 'SELECT ROW(x)::data."We""ird"';
CREATE CAST (int AS data.colour) WITH FUNCTION data.to_colour(int);
CREATE CAST (data.colour AS int) WITH FUNCTION data.to_number(data.colour) AS ASSIGNMENT;
CREATE CAST (int AS data."We""ird") WITH FUNCTION data.to_odd(int) AS IMPLICIT;
CREATE CAST (data."We""ird" AS text) WITH INOUT AS ASSIGNMENT;
CREATE CAST (text AS bytea) WITHOUT FUNCTION;
CREATE CAST (data.colour AS date) WITH INOUT;
COMMENT ON CAST (int AS data.colour) IS 'by number';
DROP CAST (data.colour AS date);
