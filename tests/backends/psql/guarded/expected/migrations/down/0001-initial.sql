-- 0001-initial, the way back
\set ON_ERROR_STOP on

BEGIN;

SET LOCAL check_function_bodies = off;
SET LOCAL search_path = public;

-- guard: is the database what this starts from?
\if :{?DBNAME}
DO $ashlar1$BEGIN
  -- schema data
  EXECUTE $ashlar$DO $$BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'data')) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'schema data does not exist';
  END IF;
END$$$ashlar$;
  -- column data.item.id
  EXECUTE $ashlar$DO $$BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = pg_catalog.to_regclass('data.item') AND a.attname = 'id' AND NOT a.attisdropped AND a.atttypid = 'integer'::pg_catalog.regtype AND a.atttypmod = -1 AND a.attnotnull = true AND a.attidentity = '' AND a.attgenerated = '' AND a.attstattarget = -1 AND (SELECT pg_catalog.array_agg(o ORDER BY o COLLATE "C") FROM pg_catalog.unnest(a.attoptions) AS o WHERE o NOT LIKE 'pg\_attver=%') IS NOT DISTINCT FROM NULL)) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'column data.item.id is missing or defined otherwise';
  END IF;
END$$$ashlar$;
  -- column data.item.n
  EXECUTE $ashlar$DO $$BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = pg_catalog.to_regclass('data.item') AND a.attname = 'n' AND NOT a.attisdropped AND a.atttypid = 'integer'::pg_catalog.regtype AND a.atttypmod = -1 AND a.attnotnull = false AND a.attidentity = '' AND a.attgenerated = '' AND a.attstattarget = -1 AND (SELECT pg_catalog.array_agg(o ORDER BY o COLLATE "C") FROM pg_catalog.unnest(a.attoptions) AS o WHERE o NOT LIKE 'pg\_attver=%') IS NOT DISTINCT FROM NULL)) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'column data.item.n is missing or defined otherwise';
  END IF;
END$$$ashlar$;
  -- column data.item.title
  EXECUTE $ashlar$DO $$BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = pg_catalog.to_regclass('data.item') AND a.attname = 'title' AND NOT a.attisdropped AND a.atttypid = 'text'::pg_catalog.regtype AND a.atttypmod = -1 AND a.attnotnull = false AND a.attidentity = '' AND a.attgenerated = '' AND a.attstattarget = -1 AND (SELECT pg_catalog.array_agg(o ORDER BY o COLLATE "C") FROM pg_catalog.unnest(a.attoptions) AS o WHERE o NOT LIKE 'pg\_attver=%') IS NOT DISTINCT FROM NULL)) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'column data.item.title is missing or defined otherwise';
  END IF;
END$$$ashlar$;
  -- constraint item_n_check ON data.item
  BEGIN
    EXECUTE $ashlar$DO $$BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint AS c WHERE c.conrelid = pg_catalog.to_regclass('data.item') AND c.conname = 'item_n_check')) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'constraint item_n_check ON data.item is missing';
  END IF;
END$$$ashlar$;
    EXECUTE $$CREATE TEMPORARY TABLE ashlar_verify (LIKE data.item)$$;
    EXECUTE $$ALTER TABLE pg_temp.ashlar_verify ADD CONSTRAINT ashlar_verify_constraint CHECK (n > 0)$$;
    EXECUTE $ashlar$DO $$BEGIN
  IF ((SELECT pg_catalog.pg_get_constraintdef(c.oid) FROM pg_catalog.pg_constraint AS c WHERE c.conrelid = pg_catalog.to_regclass('data.item') AND c.conname = 'item_n_check') = (SELECT pg_catalog.pg_get_constraintdef(c.oid) FROM pg_catalog.pg_constraint AS c WHERE c.conrelid = 'pg_temp.ashlar_verify'::pg_catalog.regclass AND c.conname = 'ashlar_verify_constraint')) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'constraint item_n_check ON data.item is defined otherwise';
  END IF;
END$$$ashlar$;
    EXECUTE $$DROP TABLE pg_temp.ashlar_verify$$;
    RAISE SQLSTATE 'ASH00';
  EXCEPTION WHEN SQLSTATE 'ASH00' THEN NULL;
  END;
  -- constraint item_pkey ON data.item
  BEGIN
    EXECUTE $ashlar$DO $$BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint AS c WHERE c.conrelid = pg_catalog.to_regclass('data.item') AND c.conname = 'item_pkey')) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'constraint item_pkey ON data.item is missing';
  END IF;
END$$$ashlar$;
    EXECUTE $$CREATE TEMPORARY TABLE ashlar_verify (LIKE data.item)$$;
    EXECUTE $$ALTER TABLE pg_temp.ashlar_verify ADD CONSTRAINT ashlar_verify_constraint PRIMARY KEY (id)$$;
    EXECUTE $ashlar$DO $$BEGIN
  IF ((SELECT pg_catalog.pg_get_constraintdef(c.oid) FROM pg_catalog.pg_constraint AS c WHERE c.conrelid = pg_catalog.to_regclass('data.item') AND c.conname = 'item_pkey') = (SELECT pg_catalog.pg_get_constraintdef(c.oid) FROM pg_catalog.pg_constraint AS c WHERE c.conrelid = 'pg_temp.ashlar_verify'::pg_catalog.regclass AND c.conname = 'ashlar_verify_constraint')) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'constraint item_pkey ON data.item is defined otherwise';
  END IF;
END$$$ashlar$;
    EXECUTE $$DROP TABLE pg_temp.ashlar_verify$$;
    RAISE SQLSTATE 'ASH00';
  EXCEPTION WHEN SQLSTATE 'ASH00' THEN NULL;
  END;
  -- table data.item
  EXECUTE $ashlar$DO $$BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = pg_catalog.to_regclass('data.item') AND c.relkind = 'r' AND c.relpersistence = 'p' AND c.relrowsecurity = false AND c.relforcerowsecurity = false AND (SELECT pg_catalog.array_agg(o ORDER BY o COLLATE "C") FROM pg_catalog.unnest(c.reloptions) AS o WHERE o NOT LIKE 'pg\_attver=%') IS NOT DISTINCT FROM NULL AND c.relreplident = 'd' AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_inherits AS i WHERE i.inhrelid = c.oid) = 0 AND c.reloftype = 0)) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'table data.item is missing or defined otherwise';
  END IF;
END$$$ashlar$;
  -- view data.titles
  BEGIN
    EXECUTE $ashlar$DO $$BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('data.titles') AND c.relkind = 'v'
    AND coalesce((SELECT option_value FROM pg_catalog.pg_options_to_table(c.reloptions) WHERE option_name = 'security_barrier')::pg_catalog.bool, false) = false
    AND coalesce((SELECT option_value FROM pg_catalog.pg_options_to_table(c.reloptions) WHERE option_name = 'security_invoker')::pg_catalog.bool, false) = false
    AND coalesce((SELECT option_value FROM pg_catalog.pg_options_to_table(c.reloptions) WHERE option_name = 'check_option'), '') = '')) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'view data.titles is not there, or its options are not as declared';
  END IF;
END$$$ashlar$;
    EXECUTE $$CREATE TEMPORARY VIEW ashlar_expected AS
SELECT
  title
FROM data.item
WHERE n IN (1, 2)$$;
    EXECUTE $ashlar$DO $$BEGIN
  IF (pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('data.titles')) = pg_catalog.pg_get_viewdef('pg_temp.ashlar_expected'::pg_catalog.regclass)) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'the query of view data.titles is not as declared';
  END IF;
END$$$ashlar$;
    EXECUTE $$DROP VIEW pg_temp.ashlar_expected$$;
    RAISE SQLSTATE 'ASH00';
  EXCEPTION WHEN SQLSTATE 'ASH00' THEN NULL;
  END;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING MESSAGE = 'down/0001-initial starts from another state of the database: ' || SQLERRM, HINT = 'nothing was changed';
END$ashlar1$;
\endif

-- view data.titles
DROP VIEW data.titles;

-- table data.item
-- hazards: DELETES_DATA
DROP TABLE data.item;

-- schema data
DROP SCHEMA data;

COMMIT;
