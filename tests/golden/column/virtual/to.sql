CREATE SCHEMA data;
CREATE TABLE data.t (
  a integer CONSTRAINT a_there NOT NULL,
  b integer GENERATED ALWAYS AS (a * 20) VIRTUAL,
  c integer GENERATED ALWAYS AS (a * 30) STORED,
  d integer GENERATED ALWAYS AS (a * 4) STORED,
  -- Without a word it is virtual.
  e integer GENERATED ALWAYS AS (a + 1)
);
