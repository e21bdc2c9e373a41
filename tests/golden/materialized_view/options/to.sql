CREATE TABLE todo (id integer PRIMARY KEY, title text);
CREATE MATERIALIZED VIEW m WITH (fillfactor = 70, autovacuum_enabled = false) AS SELECT id FROM todo;
ALTER MATERIALIZED VIEW m SET (fillfactor = 80), RESET (autovacuum_enabled);
ALTER MATERIALIZED VIEW m RENAME COLUMN id TO number;
