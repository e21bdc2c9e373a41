CREATE TABLE todo (id integer PRIMARY KEY, title text);
CREATE MATERIALIZED VIEW m WITH (autovacuum_enabled = false, fillfactor = 70) AS SELECT id FROM todo;
