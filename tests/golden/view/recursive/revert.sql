SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.path;

DROP TABLE data.node;

DROP SCHEMA data;
