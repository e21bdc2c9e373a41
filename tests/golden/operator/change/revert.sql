SET check_function_bodies = off;
SET search_path = public;

ALTER OPERATOR data.<=> (data.point, data.point) OWNER TO CURRENT_USER;

DROP VIEW data.twins;

DROP OPERATOR data.=== (data.point, data.point);

DROP OPERATOR data.<!> (data.point, data.point);

CREATE OPERATOR data.#### (
  FUNCTION = data.same,
  LEFTARG = data.point,
  RIGHTARG = data.point
);

ALTER OPERATOR data.<=> (data.point, data.point) SET (RESTRICT = eqsel);

CREATE OPERATOR data.=== (
  FUNCTION = data.same,
  LEFTARG = data.point,
  RIGHTARG = data.point
);

ALTER OPERATOR data.~~> (data.point, data.point) SET (RESTRICT = eqsel, JOIN = eqjoinsel);

CREATE VIEW data.twins AS
SELECT
  p.id
FROM data.place AS p,
  data.place AS q
WHERE p.at OPERATOR(data.===) q.at;

GRANT SELECT ON TABLE data.twins TO alice;

COMMENT ON OPERATOR data.=== (data.point, data.point) IS 'same place';
