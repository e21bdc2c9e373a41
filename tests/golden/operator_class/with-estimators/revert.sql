SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE FUNCTION data.eq(bigint, bigint)
  RETURNS boolean
  LANGUAGE internal
  IMMUTABLE STRICT
AS $$int8eq$$;

CREATE FUNCTION data.ge(bigint, bigint)
  RETURNS boolean
  LANGUAGE internal
  IMMUTABLE STRICT
AS $$int8ge$$;

CREATE OPERATOR data.=== (
  FUNCTION = data.eq,
  LEFTARG = bigint,
  RIGHTARG = bigint
);

CREATE OPERATOR data.>>>= (
  FUNCTION = data.ge,
  LEFTARG = bigint,
  RIGHTARG = bigint,
  RESTRICT = scalargesel,
  JOIN = scalargejoinsel
);

CREATE OPERATOR FAMILY data.order_ops USING btree;

CREATE OPERATOR CLASS data.order_ops FOR TYPE bigint USING btree FAMILY data.order_ops AS
  OPERATOR 3 data.=== (bigint, bigint),
  OPERATOR 4 data.>>>= (bigint, bigint),
  FUNCTION 1 (bigint, bigint) btint8cmp(bigint, bigint);

CREATE TABLE data.t (
  n bigint
);

CREATE INDEX t_n ON data.t (n data.order_ops);

ALTER OPERATOR CLASS data.order_ops USING btree OWNER TO alice;

COMMENT ON OPERATOR CLASS data.order_ops USING btree IS 'waits for its operators';
