CREATE SCHEMA data;
CREATE TABLE data.t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED, c integer GENERATED ALWAYS AS (a * 2) STORED, d integer);
