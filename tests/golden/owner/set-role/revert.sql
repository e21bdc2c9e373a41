SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.v;

DROP TABLE data.u;

DROP TABLE data.t;

DROP SCHEMA data;
