SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE SCHEMA "odd ""one";

CREATE TYPE data.point AS (
  x integer,
  y integer
);

CREATE FUNCTION data.differs(a data.point, b data.point)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT (a).x <> (b).x$$;

CREATE FUNCTION data.same(a data.point, b data.point)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT (a).x = (b).x$$;

CREATE FUNCTION data.scale(a data.point, by integer)
  RETURNS data.point
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT a$$;

CREATE FUNCTION data.turn(a data.point)
  RETURNS data.point
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT a$$;

CREATE OPERATOR data.!== (
  FUNCTION = data.differs,
  LEFTARG = data.point,
  RIGHTARG = data.point,
  NEGATOR = OPERATOR(data.===)
);

CREATE OPERATOR data.!@# (
  FUNCTION = data.turn,
  RIGHTARG = data.point
);

CREATE OPERATOR data.= (
  FUNCTION = data.same,
  LEFTARG = data.point,
  RIGHTARG = data.point
);

CREATE OPERATOR data.=== (
  FUNCTION = data.same,
  LEFTARG = data.point,
  RIGHTARG = data.point,
  COMMUTATOR = OPERATOR(data.===),
  NEGATOR = OPERATOR(data.!==),
  RESTRICT = eqsel,
  JOIN = eqjoinsel,
  HASHES,
  MERGES
);

CREATE OPERATOR "odd ""one".@@! (
  FUNCTION = data.scale,
  LEFTARG = data.point,
  RIGHTARG = integer
);

CREATE TABLE data.place (
  id integer,
  at data.point,
  CONSTRAINT place_at_check CHECK (at OPERATOR("odd ""one".@@!) 2 IS NOT NULL)
);

CREATE VIEW data.twins AS
SELECT
  p.id
FROM data.place AS p,
  data.place AS q
WHERE p.at OPERATOR(data.===) q.at
  AND p.at OPERATOR(data.=) q.at;

ALTER OPERATOR "odd ""one".@@! (data.point, integer) OWNER TO alice;

COMMENT ON OPERATOR data.!@# (NONE, data.point) IS 'turns it''s sign';
