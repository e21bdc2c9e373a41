-- Dumps of servers before 11 say it.
CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;
COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL procedural language';
CREATE FUNCTION now_of(text) RETURNS timestamptz LANGUAGE plpgsql AS 'BEGIN RETURN now(); END';
