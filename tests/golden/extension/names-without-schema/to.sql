CREATE EXTENSION citext;
CREATE EXTENSION hstore;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION "uuid-ossp";
CREATE DOMAIN mail AS citext CHECK (VALUE <> 'nobody');
CREATE TABLE person (
  id uuid DEFAULT uuid_generate_v4() PRIMARY KEY,
  name citext NOT NULL DEFAULT 'nobody',
  names citext[] DEFAULT '{}'::citext[],
  about hstore DEFAULT ''::hstore,
  mail mail,
  more citext,
  "public.name" text DEFAULT 'public.citext'
);
CREATE INDEX person_name ON person USING gin ("public.name" gin_trgm_ops);
CREATE TYPE pair AS (one citext, two hstore);
CREATE FUNCTION same(a citext, VARIADIC others hstore[]) RETURNS citext LANGUAGE sql AS 'SELECT a';
CREATE VIEW known AS SELECT id, name, about -> 'a' AS a FROM person WHERE name = 'x'::citext AND "public.name" % 'y';
COMMENT ON FUNCTION same(citext, hstore[]) IS 'the same';
