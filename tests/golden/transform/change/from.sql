CREATE SCHEMA data;
CREATE TYPE data.point AS (x integer, y integer);
CREATE FUNCTION data.from_point(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'int4in';
CREATE FUNCTION data.from_point_2(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'int4in';
CREATE FUNCTION data.to_point(internal) RETURNS data.point LANGUAGE internal IMMUTABLE AS 'int4in';
CREATE TYPE data."it's" AS (a integer);
CREATE TRANSFORM FOR data.point LANGUAGE plpgsql (FROM SQL WITH FUNCTION data.from_point(internal),
  TO SQL WITH FUNCTION data.to_point(internal));
CREATE TRANSFORM FOR data."it's" LANGUAGE plpgsql (FROM SQL WITH FUNCTION data.from_point(internal));
