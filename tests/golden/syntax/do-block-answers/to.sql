-- Conditions that the sources alone can answer, as they stand at each place.
CREATE SCHEMA data;
CREATE TYPE data.status AS ENUM ('open', 'done');
CREATE TABLE data.todo (id integer PRIMARY KEY, title text NOT NULL, status data.status);
CREATE TABLE note (id integer GENERATED ALWAYS AS IDENTITY, at date) PARTITION BY RANGE (at);
CREATE VIEW titles AS SELECT title FROM data.todo;
CREATE INDEX todo_title_idx ON data.todo (title);
CREATE FUNCTION data.one() RETURNS integer LANGUAGE sql AS 'SELECT 1';

DO $$
BEGIN
  IF to_regclass('data.todo') IS NOT NULL THEN
    ALTER TABLE data.todo ADD COLUMN r1 integer;
  END IF;
  IF to_regclass('data.tido') IS NOT NULL THEN
    ALTER TABLE data.tido ADD COLUMN never integer;
  ELSE
    ALTER TABLE data.todo ADD COLUMN r2 integer;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_type WHERE typname = 'status') AND NOT EXISTS (SELECT FROM pg_type WHERE typname = 'state')
  THEN
    ALTER TYPE data.status RENAME TO state;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
             WHERE t.typname = 'status' AND n.nspname = 'data') THEN
    DROP TYPE data.status;
  ELSIF (EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'state' AND typnamespace = 'data'::regnamespace)) THEN
    ALTER TYPE data.state ADD VALUE 'waiting';
  ELSE
    DROP TYPE data.state;
  END IF;
END
$$;

DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM information_schema.columns
             WHERE table_schema = 'data' AND table_name = 'todo' AND column_name = 'title' AND is_nullable = 'NO') THEN
    ALTER TABLE data.todo ALTER COLUMN title DROP NOT NULL;
    ALTER TABLE data.todo RENAME COLUMN r1 TO c1;
  END IF;
  IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = 'data' AND table_name = 'todo'
             AND column_name = 'title' AND is_nullable = 'NO') THEN
    ALTER TABLE data.todo DROP COLUMN title;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'data.todo'::regclass AND attname = 'c2' AND NOT attisdropped)
  THEN
    ALTER TABLE data.todo RENAME COLUMN r2 TO c2;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'todo_pkey' AND conrelid = 'data.todo'::regclass
             AND contype = 'p') THEN
    ALTER TABLE data.todo RENAME CONSTRAINT todo_pkey TO todo_key;
  END IF;
  IF EXISTS (SELECT 1 FROM information_schema.table_constraints
             WHERE table_name = 'note' AND constraint_type = 'PRIMARY KEY') THEN
    DROP TABLE note;
  END IF;
  IF (SELECT count(*) FROM pg_indexes WHERE schemaname = 'data' AND tablename = 'todo'
      AND indexname = 'todo_title_idx') = 0 THEN
    DROP TABLE note;
  ELSIF (SELECT count(*) FROM pg_class WHERE relname = 'todo_title_idx' AND relkind = 'i') > 0 THEN
    ALTER INDEX data.todo_title_idx RENAME TO todo_title;
  END IF;
END $$;

DO $$
DECLARE
  is_there boolean;
  many integer := 0;
  named constant text := 'x';
BEGIN
  SELECT EXISTS (SELECT FROM pg_views WHERE viewname = 'titles') INTO is_there;
  IF is_there THEN
    CREATE VIEW more AS SELECT title FROM titles;
  END IF;
  SELECT count(*) INTO many FROM information_schema.tables WHERE table_name = 'more' AND table_type = 'VIEW';
  IF many = 0 OR many > 1 AND false THEN
    DROP VIEW titles CASCADE;
  END IF;
  is_there := (SELECT EXISTS (SELECT 1 FROM pg_class WHERE relname = 'note_id_seq'));
  IF is_there THEN
    COMMENT ON COLUMN note.id IS 'numbered';
  END IF;
  PERFORM 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE proname = 'one' AND nspname = 'data';
  IF FOUND THEN
    COMMENT ON FUNCTION data.one() IS 'one';
  END IF;
  IF current_setting('server_version_num')::int >= 130000 THEN
    COMMENT ON SCHEMA data IS 'on a server that is not too old';
  ELSE
    DROP SCHEMA data CASCADE;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
             WHERE t.typname = 'state' AND e.enumlabel = 'open') THEN
    ALTER TYPE data.state RENAME VALUE 'open' TO 'to do';
  END IF;
  IF EXISTS (SELECT 1 FROM pg_enum WHERE enumlabel = 'open' AND enumtypid = 'data.state'::regtype) THEN
    DROP TABLE data.todo;
  END IF;
END;
$$;

-- What comes after RETURN does not happen.
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'data' AND tablename = 'todo') THEN
    RETURN;
  END IF;
  DROP TABLE data.todo;
END $$;
