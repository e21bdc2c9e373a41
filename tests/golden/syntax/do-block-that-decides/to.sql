CREATE TABLE todo (id integer PRIMARY KEY);
-- Rows decide.
DO $$
BEGIN
  IF (SELECT count(*) FROM todo) = 0 THEN
    ALTER TABLE todo ADD COLUMN done boolean;
  ELSE
    ALTER TABLE todo ADD COLUMN finished boolean;
  END IF;
END
$$;
-- A platform's table, of which nothing is known.
DO $$ BEGIN
  IF to_regclass('auth.users') IS NOT NULL THEN
    ALTER TABLE todo ADD COLUMN owner uuid;
  END IF;
END $$;
-- What is not there may not be taken away because of rows either.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM todo WHERE id > 1) THEN
    DROP TABLE todo;
  END IF;
END $$;
-- Whether the rest happens.
DO $$ BEGIN
  IF EXISTS (SELECT FROM todo) THEN
    RETURN;
  END IF;
  DROP TABLE todo;
END $$;
-- A patch release.
DO $$ BEGIN
  IF current_setting('server_version_num')::int < 150003 THEN
    DROP TABLE todo;
  END IF;
END $$;
DO $$ BEGIN
  CASE 1 WHEN 1 THEN DROP TABLE todo; END CASE;
END $$;
-- Rows decide whether this fails.
DO $$ BEGIN
  ALTER TABLE todo ADD CONSTRAINT one UNIQUE (id);
EXCEPTION WHEN unique_violation THEN NULL; END $$;
-- And this may be the end.
DO $$ BEGIN
  BEGIN
    PERFORM something();
  EXCEPTION WHEN undefined_function THEN RETURN;
  END;
  DROP TABLE todo;
END $$;
