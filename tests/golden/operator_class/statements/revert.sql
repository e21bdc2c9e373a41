SET check_function_bodies = off;
SET search_path = public;

DROP OPERATOR FAMILY other.kin USING btree;

DROP OPERATOR FAMILY data.stays USING hash;

DROP OPERATOR FAMILY data.of_integer USING btree;

DROP OPERATOR data.>= (data.version, data.version);

DROP OPERATOR data.> (data.version, data.version);

DROP OPERATOR data.= (data.version, data.version);

DROP OPERATOR data.<= (data.version, data.version);

DROP OPERATOR data.< (data.version, integer);

DROP OPERATOR data.< (data.version, data.version);

DROP FUNCTION data.version_lt(data.version, data.version);

DROP FUNCTION data.version_le(data.version, data.version);

DROP FUNCTION data.version_hash(data.version);

DROP FUNCTION data.version_gt(data.version, data.version);

DROP FUNCTION data.version_ge(data.version, data.version);

DROP FUNCTION data.version_eq(data.version, data.version);

DROP FUNCTION data.version_cmp(data.version, data.version);

DROP FUNCTION data.less_integer(data.version, integer);

DROP FUNCTION data.compare_integer(data.version, integer);

DROP TYPE data.version;

DROP SCHEMA other;

DROP SCHEMA data;
