CREATE SCHEMA data;
CREATE TABLE data.t (
  a integer CONSTRAINT a_there NOT NULL,
  b integer GENERATED ALWAYS AS (a * 2) VIRTUAL,
  c integer GENERATED ALWAYS AS (a * 3) STORED,
  d integer GENERATED ALWAYS AS (a * 4) VIRTUAL
);
