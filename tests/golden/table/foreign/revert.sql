SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.near;

DROP TABLE data.measured;

DROP FOREIGN TABLE data.far;

DROP FUNCTION data.note();

DROP FOREIGN TABLE data.child;

DROP TABLE data.parent;

DROP FOREIGN TABLE data."We""ird";

DROP SERVER s;

DROP FOREIGN DATA WRAPPER w;

DROP SCHEMA data;
