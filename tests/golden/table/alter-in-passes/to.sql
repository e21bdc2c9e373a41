CREATE SCHEMA data;
CREATE TABLE data.t (a integer, old integer, b integer, CONSTRAINT gone CHECK (old > b));
CREATE INDEX gone_too ON data.t (old);
ALTER TABLE data.t
  ADD UNIQUE (b, c),
  ADD CONSTRAINT c_positive CHECK (c > 0),
  ADD COLUMN c integer,
  ALTER COLUMN a TYPE text,
  DROP COLUMN old;
