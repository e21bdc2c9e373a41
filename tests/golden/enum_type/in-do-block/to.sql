CREATE SCHEMA data;
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'status') THEN
    CREATE TYPE data.status AS ENUM ('open', 'done');
  END IF;
END
$$;
CREATE TABLE data.todo (id integer PRIMARY KEY, status data.status);
CREATE TABLE data.other (id integer PRIMARY KEY, status data.unheard_of);
