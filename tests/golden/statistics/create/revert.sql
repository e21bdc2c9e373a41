SET check_function_bodies = off;
SET search_path = public;

DROP MATERIALIZED VIEW data.busy;

DROP TABLE data.visit;

DROP SCHEMA data;
