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
CREATE OPERATOR FAMILY data.kin USING btree;
ALTER OPERATOR FAMILY data.kin USING btree ADD
  OPERATOR 1 data.< (data.version, data.version), OPERATOR 3 data.= (data.version, data.version),
  FUNCTION 1 data.version_cmp(data.version, data.version);
CREATE OPERATOR FAMILY data.renamed_before USING gist;
CREATE OPERATOR FAMILY data.dropped USING gin;
COMMENT ON OPERATOR FAMILY data.kin USING btree IS 'before';
