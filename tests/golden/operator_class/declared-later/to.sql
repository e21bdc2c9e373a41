CREATE TABLE t (a integer, b integer) PARTITION BY RANGE (a reversed);
CREATE TABLE u (b integer, EXCLUDE USING btree (b reversed WITH =));
CREATE INDEX t_a ON t (a reversed);
CREATE OPERATOR CLASS reversed FOR TYPE integer USING btree AS
  OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 reversed_cmp(integer, integer);
CREATE FUNCTION reversed_cmp(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($2, $1)';
