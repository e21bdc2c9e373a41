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
CREATE OPERATOR CLASS data.version_ops FOR TYPE data.version USING btree AS
  OPERATOR 1 data.<, OPERATOR 2 data.<=, OPERATOR 3 data.=, OPERATOR 4 data.>=, OPERATOR 5 data.>,
  FUNCTION 1 data.version_cmp(data.version, data.version);
CREATE OPERATOR CLASS data.version_ops FOR TYPE data.version USING hash AS
  OPERATOR 1 data.= , FUNCTION 1 data.version_hash(data.version);
CREATE OPERATOR FAMILY data.others USING btree;
CREATE OPERATOR FAMILY data.more USING btree;
CREATE OPERATOR CLASS data.moved FOR TYPE data.version USING btree FAMILY data.more AS
  OPERATOR 1 data.<, FUNCTION 1 data.version_cmp(data.version, data.version);
CREATE OPERATOR FAMILY data.old USING brin;
-- @renamed from=old
CREATE OPERATOR CLASS data.new_name FOR TYPE data.version USING brin FAMILY data.old AS STORAGE data.version;
