SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.twins;

DROP OPERATOR data.=== (data.point, data.point);

DROP OPERATOR data.#### (data.point, data.point);

CREATE OPERATOR data.<!> (
  FUNCTION = data.differs,
  LEFTARG = data.point,
  RIGHTARG = data.point,
  NEGATOR = OPERATOR(data.~~>)
);

ALTER OPERATOR data.<=> (data.point, data.point) SET (RESTRICT = NONE);

CREATE OPERATOR data.=== (
  FUNCTION = data.equal,
  LEFTARG = data.point,
  RIGHTARG = data.point
);

ALTER OPERATOR data.~~> (data.point, data.point) SET (RESTRICT = neqsel, JOIN = neqjoinsel);

CREATE VIEW data.twins AS
SELECT
  p.id
FROM data.place AS p,
  data.place AS q
WHERE p.at OPERATOR(data.===) q.at;

ALTER OPERATOR data.<=> (data.point, data.point) OWNER TO alice;

GRANT SELECT ON TABLE data.twins TO alice;

COMMENT ON OPERATOR data.=== (data.point, data.point) IS 'same place';
