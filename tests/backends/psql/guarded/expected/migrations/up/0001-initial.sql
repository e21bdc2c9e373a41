-- 0001-initial
\set ON_ERROR_STOP on

BEGIN;

SET LOCAL check_function_bodies = off;
SET LOCAL search_path = public;

-- guard: is the database what this starts from?
\if :{?DBNAME}
DO $ashlar1$BEGIN
  -- view data.titles
  EXECUTE $ashlar$DO $$BEGIN
  IF (NOT EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = pg_catalog.to_regclass('data.titles') AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'i'))) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'view data.titles is still there';
  END IF;
END$$$ashlar$;
  -- table data.item
  EXECUTE $ashlar$DO $$BEGIN
  IF (NOT EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = pg_catalog.to_regclass('data.item') AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'i'))) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'table data.item is still there';
  END IF;
END$$$ashlar$;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING MESSAGE = '0001-initial starts from another state of the database: ' || SQLERRM, HINT = 'nothing was changed';
END$ashlar1$;
\endif

-- schema data
CREATE SCHEMA data;

-- table data.item
CREATE TABLE data.item (
  id integer NOT NULL,
  title text,
  n integer,
  CONSTRAINT item_n_check CHECK (n > 0),
  CONSTRAINT item_pkey PRIMARY KEY (id)
);

-- view data.titles
CREATE VIEW data.titles AS
SELECT
  title
FROM data.item
WHERE n IN (1, 2);

COMMIT;
