-- What is not there is left alone, by what a block does with the error.
CREATE TABLE todo (id integer, title text, CONSTRAINT todo_id CHECK (id > 0));
DO $$ BEGIN
  ALTER TABLE todo DROP CONSTRAINT todo_id;
EXCEPTION WHEN undefined_object THEN NULL; END $$;
DO $$ BEGIN
  ALTER TABLE todo DROP CONSTRAINT todo_nothing;
EXCEPTION WHEN undefined_object OR undefined_table THEN RAISE NOTICE 'nothing to drop'; END $$;
DO $$ BEGIN
  ALTER TABLE todo RENAME COLUMN name TO title;
EXCEPTION WHEN undefined_column THEN NULL; END $$;
DO $$ BEGIN
  EXECUTE 'ALTER TABLE nothing ' || 'ADD COLUMN x integer';
EXCEPTION WHEN SQLSTATE '42P01' THEN NULL; END $$;
DO $$ BEGIN
  CREATE TABLE todo (id integer);
EXCEPTION WHEN SQLSTATE '42P07' THEN NULL; END $$;
-- Declared by name later, so that the block came too early for it.
DO $$ BEGIN
  DROP TABLE later;
EXCEPTION WHEN undefined_table THEN NULL; END $$;
CREATE TABLE later (id integer);
-- Looked for, and made instead of the error.
DO $$ BEGIN
  PERFORM 'colour'::regtype;
EXCEPTION WHEN undefined_object THEN
  CREATE TYPE colour AS ENUM ('red');
END $$;
DO $$ BEGIN
  PERFORM 'colour'::regtype;
EXCEPTION WHEN undefined_object THEN
  CREATE TYPE colour AS ENUM ('blue');
END $$;
-- Errors of data.
DO $$ BEGIN
  BEGIN
    INSERT INTO todo VALUES (1);
  EXCEPTION WHEN unique_violation THEN RAISE NOTICE 'there already';
  END;
  CREATE INDEX todo_id_idx ON todo (id);
END $$;
DO $$ BEGIN
  DROP TABLE IF EXISTS ever;
EXCEPTION WHEN wrong_object_type THEN
END $$;
