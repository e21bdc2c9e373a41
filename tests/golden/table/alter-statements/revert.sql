SET check_function_bodies = off;
SET search_path = public;

DROP TABLE other.u;

DROP SCHEMA other;

DROP SCHEMA data;
