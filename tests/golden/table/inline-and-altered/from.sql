CREATE SCHEMA data;
CREATE TABLE data.team (
  id integer PRIMARY KEY,
  name text NOT NULL UNIQUE
);
CREATE TABLE data.todo (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL CHECK (title <> ''),
  done boolean DEFAULT false NOT NULL,
  due date,
  priority smallint DEFAULT 3 CHECK (priority BETWEEN 1 AND 5),
  team integer REFERENCES data.team ON DELETE CASCADE,
  label text GENERATED ALWAYS AS (lower(title)) STORED,
  note text COLLATE "C",
  CHECK (due IS NULL OR NOT done),
  UNIQUE (team, title)
);
