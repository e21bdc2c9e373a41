CREATE TABLE todo (id integer PRIMARY KEY, title text);
CREATE MATERIALIZED VIEW m WITH (autovacuum_enabled = false, fillfactor = 70) AS SELECT id FROM todo;
ALTER MATERIALIZED VIEW m SET (fillfactor = 80), RESET (autovacuum_enabled);
ALTER MATERIALIZED VIEW m RENAME COLUMN id TO number;
