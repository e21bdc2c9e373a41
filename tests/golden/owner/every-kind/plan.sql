SET check_function_bodies = off;
SET search_path = public;

ALTER SCHEMA data OWNER TO alice;

ALTER DOMAIN data.d OWNER TO alice;

ALTER TYPE data.e OWNER TO alice;

ALTER FUNCTION data.f(integer, text[]) OWNER TO alice;

ALTER MATERIALIZED VIEW data.m OWNER TO alice;

ALTER PROCEDURE data.p(integer) OWNER TO alice;

ALTER SEQUENCE data.s OWNER TO alice;

ALTER TABLE data.t OWNER TO alice;

ALTER AGGREGATE data.total(integer) OWNER TO alice;

ALTER VIEW data.v OWNER TO alice;
