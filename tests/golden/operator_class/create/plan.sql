SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TYPE data.version AS (
  major integer,
  minor integer
);

CREATE FUNCTION data.version_cmp(a data.version, b data.version)
  RETURNS integer
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT sign((a.major - b.major) * 1000 + a.minor - b.minor)::integer $$;

CREATE FUNCTION data.version_eq(a data.version, b data.version)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT data.version_cmp(a, b) = 0 $$;

CREATE FUNCTION data.version_ge(a data.version, b data.version)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT data.version_cmp(a, b) >= 0 $$;

CREATE FUNCTION data.version_gt(a data.version, b data.version)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT data.version_cmp(a, b) > 0 $$;

CREATE FUNCTION data.version_hash(a data.version)
  RETURNS integer
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT a.major * 1000 + a.minor $$;

CREATE FUNCTION data.version_le(a data.version, b data.version)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT data.version_cmp(a, b) <= 0 $$;

CREATE FUNCTION data.version_lt(a data.version, b data.version)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT data.version_cmp(a, b) < 0 $$;

CREATE OPERATOR data.< (
  FUNCTION = data.version_lt,
  LEFTARG = data.version,
  RIGHTARG = data.version
);

CREATE OPERATOR data.<= (
  FUNCTION = data.version_le,
  LEFTARG = data.version,
  RIGHTARG = data.version
);

CREATE OPERATOR data.= (
  FUNCTION = data.version_eq,
  LEFTARG = data.version,
  RIGHTARG = data.version,
  COMMUTATOR = OPERATOR(data.=),
  HASHES,
  MERGES
);

CREATE OPERATOR data.> (
  FUNCTION = data.version_gt,
  LEFTARG = data.version,
  RIGHTARG = data.version
);

CREATE OPERATOR data.>= (
  FUNCTION = data.version_ge,
  LEFTARG = data.version,
  RIGHTARG = data.version
);

CREATE OPERATOR FAMILY data.version_ops USING btree;

CREATE OPERATOR FAMILY data.version_ops USING hash;

CREATE OPERATOR CLASS data.version_ops DEFAULT FOR TYPE data.version USING btree FAMILY data.version_ops AS
  OPERATOR 1 data.< (data.version, data.version),
  OPERATOR 2 data.<= (data.version, data.version),
  OPERATOR 3 data.= (data.version, data.version),
  OPERATOR 4 data.>= (data.version, data.version),
  OPERATOR 5 data.> (data.version, data.version),
  FUNCTION 1 (data.version, data.version) data.version_cmp(data.version, data.version);

CREATE OPERATOR CLASS data.version_ops FOR TYPE data.version USING hash FAMILY data.version_ops AS
  OPERATOR 1 data.= (data.version, data.version),
  FUNCTION 1 (data.version, data.version) data.version_hash(data.version);

CREATE TABLE data.part (
  now data.version NOT NULL
)
PARTITION BY HASH (now data.version_ops);

CREATE TABLE data.release (
  id integer NOT NULL,
  now data.version NOT NULL,
  was data.version,
  CONSTRAINT release_pkey PRIMARY KEY (id),
  CONSTRAINT release_was_excl EXCLUDE USING btree (was data.version_ops WITH OPERATOR(data.=))
);

CREATE INDEX release_now ON data.release (now data.version_ops DESC);

CREATE INDEX release_was ON data.release USING hash (was data.version_ops);

ALTER OPERATOR FAMILY data.version_ops USING btree OWNER TO bob;

ALTER OPERATOR CLASS data.version_ops USING btree OWNER TO alice;

COMMENT ON OPERATOR CLASS data.version_ops USING btree IS 'by number';

COMMENT ON OPERATOR FAMILY data.version_ops USING hash IS 'equal only';
