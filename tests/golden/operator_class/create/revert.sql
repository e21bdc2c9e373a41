SET check_function_bodies = off;
SET search_path = public;

DROP TABLE data.release;

DROP OPERATOR FAMILY data.version_ops USING btree;

DROP OPERATOR data.>= (data.version, data.version);

DROP OPERATOR data.> (data.version, data.version);

DROP OPERATOR data.<= (data.version, data.version);

DROP OPERATOR data.< (data.version, data.version);

DROP FUNCTION data.version_lt(data.version, data.version);

DROP FUNCTION data.version_le(data.version, data.version);

DROP FUNCTION data.version_gt(data.version, data.version);

DROP FUNCTION data.version_ge(data.version, data.version);

DROP TABLE data.part;

DROP OPERATOR FAMILY data.version_ops USING hash;

DROP OPERATOR data.= (data.version, data.version);

DROP FUNCTION data.version_hash(data.version);

DROP FUNCTION data.version_eq(data.version, data.version);

DROP FUNCTION data.version_cmp(data.version, data.version);

DROP TYPE data.version;

DROP SCHEMA data;
