CREATE SCHEMA data;
CREATE VIEW data.twins AS SELECT p.id FROM data.place p, data.place q WHERE p.at OPERATOR(data.===) q.at;
CREATE TABLE data.place (id int, at data.point);
CREATE OPERATOR data.=== (FUNCTION = data.same, LEFTARG = data.point, RIGHTARG = data.point, COMMUTATOR = OPERATOR(data.===));
CREATE FUNCTION data.same(a data.point, b data.point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT (a).x = (b).x';
CREATE TYPE data.point AS (x int, y int);
