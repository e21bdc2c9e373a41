-- Forms in which scripts say "make this unless it is there".
CREATE SCHEMA data;
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'status') THEN
    CREATE TYPE data.status AS ENUM ('open', 'done');
  END IF;
END
$$;
DO $body$ BEGIN
  CREATE TYPE data.status AS ENUM ('open', 'done');
EXCEPTION WHEN duplicate_object OR duplicate_table THEN NULL; END $body$;
DO 'BEGIN
  IF to_regtype(''data.colour'') IS NULL THEN RAISE NOTICE ''making it''; END IF;
END';
DO $$ BEGIN
  IF (to_regtype('data.colour') IS NULL) THEN
    EXECUTE 'CREATE TYPE data.colour AS ENUM (''red'')';
  END IF;
END $$;
CREATE TABLE data.todo (id integer PRIMARY KEY, status data.status);
DO LANGUAGE plpgsql $$
BEGIN
  BEGIN
    ALTER TABLE data.todo ADD CONSTRAINT todo_id_check CHECK (id > 0);
  EXCEPTION
    WHEN duplicate_object THEN RAISE NOTICE 'there already';
  END;
  EXECUTE 'COMMENT ON TABLE data.todo IS $c$what to do$c$';
  PERFORM 1;
END;
$$;
