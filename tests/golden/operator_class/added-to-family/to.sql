-- What a family is given later, of the type of one of its classes, is that class's.
CREATE TYPE version AS (major integer, minor integer);
CREATE FUNCTION version_cmp(a version, b version) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a.major - b.major';
CREATE FUNCTION version_lt(a version, b version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a.major < b.major';
CREATE FUNCTION version_gt(a version, b version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a.major > b.major';
CREATE OPERATOR < (FUNCTION = version_lt, LEFTARG = version, RIGHTARG = version);
CREATE OPERATOR > (FUNCTION = version_gt, LEFTARG = version, RIGHTARG = version);
CREATE OPERATOR CLASS ordered FOR TYPE version USING btree AS OPERATOR 1 <, FUNCTION 1 version_cmp(version, version);
ALTER OPERATOR FAMILY ordered USING btree ADD OPERATOR 5 > (version, version);
