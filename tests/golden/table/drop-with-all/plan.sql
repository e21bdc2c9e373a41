SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.v;

DROP TABLE data.b;

DROP TABLE data.a;
