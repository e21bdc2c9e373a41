SET check_function_bodies = off;
SET search_path = public;

DROP TABLE data.t;

DROP OPERATOR FAMILY data.order_ops USING btree;

DROP OPERATOR data.>>>= (bigint, bigint);

DROP OPERATOR data.=== (bigint, bigint);

DROP FUNCTION data.ge(bigint, bigint);

DROP FUNCTION data.eq(bigint, bigint);

DROP SCHEMA data;
