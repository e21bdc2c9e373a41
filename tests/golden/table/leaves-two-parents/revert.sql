SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE data.placed (
  place text,
  label text
);

ALTER TABLE data.flat ADD COLUMN name text NOT NULL;

ALTER TABLE data.flat ADD COLUMN label text;

ALTER TABLE data.flat INHERIT data.named;

ALTER TABLE data.flat INHERIT data.placed;

ALTER TABLE data.house ADD COLUMN name text NOT NULL;

ALTER TABLE data.house ADD COLUMN label text;

ALTER TABLE data.house INHERIT data.named;

ALTER TABLE data.house ADD COLUMN place text;

ALTER TABLE data.house INHERIT data.placed;
