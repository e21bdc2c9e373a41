-- Operators whose estimators are the server's are the class's all the same: they go after it.
CREATE SCHEMA data;
CREATE OPERATOR CLASS data.order_ops FOR TYPE bigint USING btree AS
  OPERATOR 3 data.=== (bigint, bigint), OPERATOR 4 data.>>>= (bigint, bigint), FUNCTION 1 btint8cmp(bigint, bigint);
CREATE FUNCTION data.eq(bigint, bigint) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int8eq';
CREATE FUNCTION data.ge(bigint, bigint) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int8ge';
CREATE OPERATOR data.=== (FUNCTION = data.eq, LEFTARG = bigint, RIGHTARG = bigint);
CREATE OPERATOR data.>>>= (FUNCTION = data.ge, LEFTARG = bigint, RIGHTARG = bigint, RESTRICT = scalargesel, JOIN = scalargejoinsel);
CREATE TABLE data.t (n bigint);
CREATE INDEX t_n ON data.t (n data.order_ops);
COMMENT ON OPERATOR CLASS data.order_ops USING btree IS 'waits for its operators';
ALTER OPERATOR CLASS data.order_ops USING btree OWNER TO alice;
