CREATE SCHEMA data;
CREATE TABLE data.t (a integer, b integer GENERATED ALWAYS AS (a + 2) STORED, c integer, d integer GENERATED ALWAYS AS (a) STORED);
