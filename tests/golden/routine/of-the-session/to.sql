-- What stands in pg_temp goes with the session.
CREATE TABLE todo (id integer);
CREATE TYPE pg_temp.pair AS (a integer, b integer);
CREATE FUNCTION pg_temp.pairs(x pg_temp.pair[]) RETURNS pg_temp.pair[] LANGUAGE sql AS 'SELECT x';
CREATE OR REPLACE PROCEDURE pg_temp.nothing() LANGUAGE sql AS 'SELECT 1';
CREATE DOMAIN pg_temp.small AS integer;
CREATE TABLE pg_temp.work (id integer);
CREATE VIEW pg_temp.seen AS SELECT 1 AS one;
ALTER TABLE pg_temp.work ADD COLUMN x integer;
CREATE INDEX ON pg_temp.work (x);
COMMENT ON FUNCTION pg_temp.pairs(pg_temp.pair[]) IS 'for now';
GRANT EXECUTE ON PROCEDURE pg_temp.nothing() TO PUBLIC;
DROP PROCEDURE pg_temp.nothing();
DROP FUNCTION pg_temp.pairs;
DROP TYPE IF EXISTS pg_temp.other CASCADE;
DROP TYPE pg_temp.pair;
DROP VIEW pg_temp.seen;
