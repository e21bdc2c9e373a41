SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TYPE data.point AS (
  x integer,
  y integer
);

CREATE FUNCTION data.same(a data.point, b data.point)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT (a).x = (b).x$$;

CREATE OPERATOR data.=== (
  FUNCTION = data.same,
  LEFTARG = data.point,
  RIGHTARG = data.point,
  COMMUTATOR = OPERATOR(data.===)
);

CREATE TABLE data.place (
  id integer,
  at data.point
);

CREATE VIEW data.twins AS
SELECT
  p.id
FROM data.place AS p,
  data.place AS q
WHERE p.at OPERATOR(data.===) q.at;
