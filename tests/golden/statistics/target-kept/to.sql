-- The server makes statistics anew when a column of theirs is retyped, and forgets their target and owner.
CREATE SCHEMA data;
CREATE TYPE data.mood AS ENUM ('glad', 'sad');
CREATE DOMAIN data.amount AS integer CONSTRAINT small CHECK (VALUE < 2000);
CREATE TABLE data.one (a bigint, b integer);
CREATE STATISTICS data.one_s ON a, b FROM data.one;
ALTER STATISTICS data.one_s SET STATISTICS 100;
COMMENT ON STATISTICS data.one_s IS 'kept';
ALTER STATISTICS data.one_s OWNER TO alice;
CREATE TABLE data.two (a data.mood, b integer);
CREATE STATISTICS data.two_s ON a, b FROM data.two;
ALTER STATISTICS data.two_s SET STATISTICS 100;
CREATE TABLE data.three (a data.amount[], b integer);
CREATE STATISTICS data.three_s ON a, b FROM data.three;
ALTER STATISTICS data.three_s SET STATISTICS 100;
CREATE TABLE data.four (a data.amount[], b integer);
CREATE STATISTICS data.four_s ON a, b FROM data.four;
ALTER STATISTICS data.four_s SET STATISTICS 200;
