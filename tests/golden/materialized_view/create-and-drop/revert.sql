SET check_function_bodies = off;
SET search_path = public;

DROP MATERIALIZED VIEW data.m;

DROP MATERIALIZED VIEW data."Odd ""one";

DROP TABLE data.todo;

DROP SCHEMA data;
