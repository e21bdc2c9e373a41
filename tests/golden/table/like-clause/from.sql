CREATE SCHEMA data;
CREATE TABLE data.base (
  id integer PRIMARY KEY,
  code text DEFAULT 'none' UNIQUE CHECK (code <> ''),
  twice integer GENERATED ALWAYS AS (id * 2) STORED
);
CREATE INDEX ON data.base (lower(code));
COMMENT ON COLUMN data.base.code IS 'what it is called';
CREATE TABLE data.everything (LIKE data.base INCLUDING ALL, extra text);
CREATE TABLE data.bare (extra text, LIKE data.base);
CREATE TABLE data.some (LIKE data.base INCLUDING ALL EXCLUDING INDEXES EXCLUDING COMMENTS EXCLUDING GENERATED);
