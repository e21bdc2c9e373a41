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
CREATE FUNCTION data.version_cmp2(a data.version, b data.version) RETURNS integer
  LANGUAGE sql IMMUTABLE AS $$ SELECT data.version_cmp(a, b) $$;
CREATE OPERATOR CLASS data.version_ops DEFAULT FOR TYPE data.version USING btree AS
  OPERATOR 1 data.<, OPERATOR 2 data.<=, OPERATOR 3 data.=, OPERATOR 4 data.>=, OPERATOR 5 data.>,
  FUNCTION 1 data.version_cmp2(data.version, data.version);
CREATE OPERATOR CLASS data.version_ops FOR TYPE data.version USING hash AS
  OPERATOR 1 data.= , FUNCTION 1 data.version_hash(data.version);
CREATE TABLE data.release (id integer PRIMARY KEY, now data.version NOT NULL, was data.version,
  EXCLUDE USING btree (was data.version_ops WITH OPERATOR(data.=)));
CREATE INDEX release_now ON data.release (now data.version_ops DESC);
CREATE INDEX release_was ON data.release USING hash (was data.version_ops);
CREATE TABLE data.part (now data.version NOT NULL) PARTITION BY HASH (now data.version_ops);
