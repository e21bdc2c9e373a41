-- 0002-change
\set ON_ERROR_STOP on

BEGIN;

SET LOCAL check_function_bodies = off;
SET LOCAL search_path = public;

-- guard: is the database what this starts from?
\if :{?DBNAME}
DO $ashlar1$BEGIN
  -- index data.item_n
  EXECUTE $ashlar$DO $$BEGIN
  IF (NOT EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = pg_catalog.to_regclass('data.item_n') AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'i'))) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'index data.item_n is still there';
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
  -- column data.item.note
  EXECUTE $ashlar$DO $$BEGIN
  IF (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass('data.item') AND attname = 'note' AND NOT attisdropped)) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'column data.item.note is still there';
  END IF;
END$$$ashlar$;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING MESSAGE = '0002-change starts from another state of the database: ' || SQLERRM, HINT = 'nothing was changed';
END$ashlar1$;
\endif

-- constraint item_n_check ON data.item
ALTER TABLE data.item DROP CONSTRAINT item_n_check;

-- column data.item.note
ALTER TABLE data.item ADD COLUMN note text DEFAULT ':x';

-- view data.titles
-- hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK
CREATE OR REPLACE VIEW data.titles AS
SELECT
  title
FROM data.item
WHERE n IN (1, 2, 3);

-- constraint item_n_check ON data.item
-- hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK, SCANS_TABLE
ALTER TABLE data.item ADD CONSTRAINT item_n_check CHECK (n > 1);

COMMIT;
