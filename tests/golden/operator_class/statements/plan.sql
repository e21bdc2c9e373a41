SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE SCHEMA other;

CREATE TYPE data.version AS (
  major integer,
  minor integer
);

CREATE FUNCTION data.compare_integer(a data.version, b integer)
  RETURNS integer
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT a.major - b$$;

CREATE FUNCTION data.less_integer(a data.version, b integer)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT a.major < b$$;

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

CREATE OPERATOR data.< (
  FUNCTION = data.less_integer,
  LEFTARG = data.version,
  RIGHTARG = integer
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

CREATE OPERATOR FAMILY data.of_integer USING btree;

CREATE OPERATOR FAMILY data.stays USING hash;

CREATE OPERATOR FAMILY other.kin USING btree;

ALTER OPERATOR FAMILY other.kin USING btree ADD
  OPERATOR 1 data.< (data.version, integer);

CREATE OPERATOR CLASS data.of_integer FOR TYPE integer USING btree FAMILY data.of_integer AS
  OPERATOR 1 < (integer, integer),
  OPERATOR 2 <= (integer, integer),
  OPERATOR 3 = (integer, integer),
  FUNCTION 1 (integer, integer) btint4cmp(integer, integer);

CREATE OPERATOR CLASS other.second FOR TYPE data.version USING btree FAMILY other.kin AS
  OPERATOR 1 data.< (data.version, data.version),
  OPERATOR 3 data.= (data.version, data.version),
  OPERATOR 5 data.> (data.version, data.version),
  FUNCTION 1 (data.version, data.version) data.version_cmp(data.version, data.version);

ALTER OPERATOR CLASS other.second USING btree OWNER TO alice;
