-- 0002-change, what cannot be in its transaction
\set ON_ERROR_STOP on

SET check_function_bodies = off;
SET search_path = public;

-- guard: is the database what this starts from?
\if :{?DBNAME}
DO $ashlar1$BEGIN
  -- column data.item.note
  EXECUTE $ashlar$DO $$BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = pg_catalog.to_regclass('data.item') AND a.attname = 'note' AND NOT a.attisdropped AND a.atttypid = 'text'::pg_catalog.regtype AND a.atttypmod = -1 AND a.attnotnull = false AND a.attidentity = '' AND a.attgenerated = '' AND a.attstattarget = -1 AND (SELECT pg_catalog.array_agg(o ORDER BY o COLLATE "C") FROM pg_catalog.unnest(a.attoptions) AS o WHERE o NOT LIKE 'pg\_attver=%') IS NOT DISTINCT FROM NULL)) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'column data.item.note is missing or defined otherwise';
  END IF;
END$$$ashlar$;
  -- default on column data.item.note
  BEGIN
    EXECUTE $$CREATE TEMPORARY TABLE ashlar_verify (LIKE data.item)$$;
    EXECUTE $$ALTER TABLE pg_temp.ashlar_verify ALTER COLUMN note SET DEFAULT ':x'$$;
    EXECUTE $ashlar$DO $$BEGIN
  IF ((SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef AS d JOIN pg_catalog.pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE d.adrelid = 'data.item'::pg_catalog.regclass AND a.attname = 'note' AND a.attgenerated = '') IS NOT DISTINCT FROM (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef AS d JOIN pg_catalog.pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE d.adrelid = 'pg_temp.ashlar_verify'::pg_catalog.regclass AND a.attname = 'note' AND a.attgenerated = '')) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'column data.item.note has another default';
  END IF;
END$$$ashlar$;
    EXECUTE $$DROP TABLE pg_temp.ashlar_verify$$;
    RAISE SQLSTATE 'ASH00';
  EXCEPTION WHEN SQLSTATE 'ASH00' THEN NULL;
  END;
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
WHERE n IN (1, 2, 3)$$;
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
    EXECUTE $$ALTER TABLE pg_temp.ashlar_verify ADD CONSTRAINT ashlar_verify_constraint CHECK (n > 1)$$;
    EXECUTE $ashlar$DO $$BEGIN
  IF ((SELECT pg_catalog.pg_get_constraintdef(c.oid) FROM pg_catalog.pg_constraint AS c WHERE c.conrelid = pg_catalog.to_regclass('data.item') AND c.conname = 'item_n_check') = (SELECT pg_catalog.pg_get_constraintdef(c.oid) FROM pg_catalog.pg_constraint AS c WHERE c.conrelid = 'pg_temp.ashlar_verify'::pg_catalog.regclass AND c.conname = 'ashlar_verify_constraint')) IS NOT TRUE THEN
    RAISE EXCEPTION USING MESSAGE = 'constraint item_n_check ON data.item is defined otherwise';
  END IF;
END$$$ashlar$;
    EXECUTE $$DROP TABLE pg_temp.ashlar_verify$$;
    RAISE SQLSTATE 'ASH00';
  EXCEPTION WHEN SQLSTATE 'ASH00' THEN NULL;
  END;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING MESSAGE = '0002-change.then starts from another state of the database: ' || SQLERRM, HINT = 'nothing was changed';
END$ashlar1$;
\endif

-- index data.item_n
-- hazards: INDEX_BUILD
CREATE INDEX CONCURRENTLY item_n ON data.item (n);
