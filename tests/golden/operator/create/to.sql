CREATE SCHEMA data;
CREATE SCHEMA "odd ""one";
CREATE TYPE data.point AS (x int, y int);
CREATE FUNCTION data.same(a data.point, b data.point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT (a).x = (b).x';
CREATE FUNCTION data.differs(a data.point, b data.point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT (a).x <> (b).x';
CREATE FUNCTION data.turn(a data.point) RETURNS data.point LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE FUNCTION data.scale(a data.point, by int) RETURNS data.point LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE OPERATOR data.=== (FUNCTION = data.same, LEFTARG = data.point, RIGHTARG = data.point,
  COMMUTATOR = OPERATOR(data.===), NEGATOR = OPERATOR(data.!==), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR data.!== (PROCEDURE = data.differs, LEFTARG = data.point, RIGHTARG = data.point, NEGATOR = OPERATOR(data.===));
CREATE OPERATOR data.= (FUNCTION = data.same, LEFTARG = data.point, RIGHTARG = data.point);
CREATE OPERATOR data.!@# (FUNCTION = data.turn, RIGHTARG = data.point);
CREATE OPERATOR "odd ""one".@@! (FUNCTION = data.scale, LEFTARG = data.point, RIGHTARG = int);
COMMENT ON OPERATOR data.!@# (NONE, data.point) IS 'turns it''s sign';
ALTER OPERATOR "odd ""one".@@! (data.point, int) OWNER TO alice;
CREATE TABLE data.place (id int, at data.point, CHECK (at OPERATOR("odd ""one".@@!) 2 IS NOT NULL));
CREATE VIEW data.twins AS
  SELECT p.id FROM data.place p, data.place q WHERE p.at OPERATOR(data.===) q.at AND p.at OPERATOR(data.=) q.at;
