CREATE SCHEMA data;
CREATE SCHEMA other;
CREATE TYPE data.point AS (x int, y int);
CREATE FUNCTION data.same(a data.point, b data.point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT (a).x = (b).x';
CREATE FUNCTION data.equal(a data.point, b data.point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT (a).x = (b).x';
CREATE FUNCTION data.differs(a data.point, b data.point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT (a).x <> (b).x';
CREATE TABLE data.place (id int, at data.point);
CREATE OPERATOR data.=== (FUNCTION = data.equal, LEFTARG = data.point, RIGHTARG = data.point);
CREATE OPERATOR data.<=> (FUNCTION = data.same, LEFTARG = data.point, RIGHTARG = data.point);
CREATE OPERATOR data.<!> (FUNCTION = data.differs, LEFTARG = data.point, RIGHTARG = data.point, NEGATOR = OPERATOR(data.~~>));
CREATE OPERATOR data.~~> (FUNCTION = data.same, LEFTARG = data.point, RIGHTARG = data.point, RESTRICT = neqsel, JOIN = neqjoinsel,
  NEGATOR = OPERATOR(data.<!>));
ALTER OPERATOR data.<=> (data.point, data.point) OWNER TO alice;
COMMENT ON OPERATOR data.=== (data.point, data.point) IS 'same place';
CREATE VIEW data.twins AS SELECT p.id FROM data.place p, data.place q WHERE p.at OPERATOR(data.===) q.at;
GRANT SELECT ON data.twins TO alice;
