SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE SCHEMA other;

CREATE COLLATION other.b (locale = 'C');

CREATE TABLE data.t (
  x text COLLATE other.b
);

ALTER COLLATION other.b OWNER TO bob;
