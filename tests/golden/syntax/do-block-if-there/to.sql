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
