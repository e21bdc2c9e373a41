CREATE SCHEMA data;
CREATE TYPE data.version AS (major integer, minor integer);
CREATE FUNCTION data.version_cmp(a data.version, b data.version) RETURNS integer
  LANGUAGE sql IMMUTABLE AS $$ SELECT sign((a.major - b.major) * 1000 + a.minor - b.minor)::integer $$;
CREATE FUNCTION data.version_lt(a data.version, b data.version) RETURNS boolean
  LANGUAGE sql IMMUTABLE AS $$ SELECT data.version_cmp(a, b) < 0 $$;
CREATE FUNCTION data.version_le(a data.version, b data.version) RETURNS boolean
  LANGUAGE sql IMMUTABLE AS $$ SELECT data.version_cmp(a, b) <= 0 $$;
CREATE FUNCTION data.version_eq(a data.version, b data.version) RETURNS boolean
  LANGUAGE sql IMMUTABLE AS $$ SELECT data.version_cmp(a, b) = 0 $$;
CREATE FUNCTION data.version_ge(a data.version, b data.version) RETURNS boolean
  LANGUAGE sql IMMUTABLE AS $$ SELECT data.version_cmp(a, b) >= 0 $$;
CREATE FUNCTION data.version_gt(a data.version, b data.version) RETURNS boolean
  LANGUAGE sql IMMUTABLE AS $$ SELECT data.version_cmp(a, b) > 0 $$;
CREATE FUNCTION data.version_hash(a data.version) RETURNS integer
  LANGUAGE sql IMMUTABLE AS $$ SELECT a.major * 1000 + a.minor $$;
CREATE OPERATOR data.< (FUNCTION = data.version_lt, LEFTARG = data.version, RIGHTARG = data.version);
CREATE OPERATOR data.<= (FUNCTION = data.version_le, LEFTARG = data.version, RIGHTARG = data.version);
CREATE OPERATOR data.= (FUNCTION = data.version_eq, LEFTARG = data.version, RIGHTARG = data.version,
  COMMUTATOR = OPERATOR(data.=), HASHES, MERGES);
CREATE OPERATOR data.>= (FUNCTION = data.version_ge, LEFTARG = data.version, RIGHTARG = data.version);
CREATE OPERATOR data.> (FUNCTION = data.version_gt, LEFTARG = data.version, RIGHTARG = data.version);
CREATE SCHEMA other;
CREATE OPERATOR CLASS data.first FOR TYPE data.version USING btree AS
  OPERATOR 1 data.<, OPERATOR 3 data.=, OPERATOR 5 data.>, FUNCTION 1 data.version_cmp(data.version, data.version);
ALTER OPERATOR CLASS data.first USING btree RENAME TO second;
ALTER OPERATOR CLASS data.second USING btree SET SCHEMA other;
ALTER OPERATOR CLASS other.second USING btree OWNER TO alice;
ALTER OPERATOR FAMILY data.first USING btree RENAME TO kin;
ALTER OPERATOR FAMILY data.kin USING btree SET SCHEMA other;
ALTER OPERATOR FAMILY other.kin USING btree OWNER TO CURRENT_USER;
CREATE FUNCTION data.compare_integer(a data.version, b integer) RETURNS integer
  LANGUAGE sql IMMUTABLE AS 'SELECT a.major - b';
CREATE FUNCTION data.less_integer(a data.version, b integer) RETURNS boolean
  LANGUAGE sql IMMUTABLE AS 'SELECT a.major < b';
CREATE OPERATOR data.< (FUNCTION = data.less_integer, LEFTARG = data.version, RIGHTARG = integer);
ALTER OPERATOR FAMILY other.kin USING btree ADD
  OPERATOR 1 data.< (data.version, integer),
  FUNCTION 1 (data.version, integer) data.compare_integer(data.version, integer);
ALTER OPERATOR FAMILY other.kin USING btree DROP FUNCTION 1 (data.version, integer);
SET search_path TO data, public;
CREATE OPERATOR FAMILY gone USING hash;
DROP OPERATOR FAMILY gone USING hash;
CREATE OPERATOR CLASS gone FOR TYPE version USING hash AS OPERATOR 1 = (version, version), FUNCTION 1 version_hash(version);
DROP OPERATOR CLASS gone USING hash;
DROP OPERATOR CLASS IF EXISTS gone USING hash;
ALTER OPERATOR FAMILY gone USING hash RENAME TO stays;


CREATE OPERATOR CLASS of_integer FOR TYPE integer USING btree AS
  OPERATOR 1 <, OPERATOR 2 <= (integer, integer), OPERATOR 3 pg_catalog.=, FUNCTION 1 btint4cmp(integer, integer);
