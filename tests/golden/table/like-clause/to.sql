CREATE SCHEMA data;
CREATE TABLE data.base (
  id integer PRIMARY KEY,
  code text DEFAULT 'none' UNIQUE CHECK (code <> ''),
  twice integer GENERATED ALWAYS AS (id * 2) STORED
);
CREATE INDEX base_lower_idx ON data.base (lower(code));
COMMENT ON COLUMN data.base.code IS 'what it is called';
CREATE TABLE data.everything (
  id integer CONSTRAINT everything_pkey PRIMARY KEY,
  code text DEFAULT 'none' CONSTRAINT everything_code_key UNIQUE CONSTRAINT base_code_check CHECK (code <> ''),
  twice integer GENERATED ALWAYS AS (id * 2) STORED,
  extra text
);
CREATE INDEX everything_lower_idx ON data.everything (lower(code));
COMMENT ON COLUMN data.everything.code IS 'what it is called';
CREATE TABLE data.bare (extra text, id integer NOT NULL, code text, twice integer);
CREATE TABLE data.some (
  id integer NOT NULL,
  code text DEFAULT 'none' CONSTRAINT base_code_check CHECK (code <> ''),
  twice integer
);
