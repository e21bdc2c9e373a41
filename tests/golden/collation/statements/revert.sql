SET check_function_bodies = off;
SET search_path = public;

DROP TABLE data.t;

DROP COLLATION other.b;

DROP SCHEMA other;

DROP SCHEMA data;
