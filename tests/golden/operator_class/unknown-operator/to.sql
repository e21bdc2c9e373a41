CREATE TYPE version AS (major integer);
CREATE OPERATOR CLASS version_ops FOR TYPE version USING btree AS OPERATOR 1 <;
