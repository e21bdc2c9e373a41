CREATE SCHEMA data;
CREATE TABLE data.t (id integer NOT NULL, other integer NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (id)) WITH (fillfactor = 70);
CREATE UNIQUE INDEX t_other ON data.t (other);
CREATE TABLE data.u (id integer) WITH (autovacuum_enabled = false);
ALTER TABLE data.u ENABLE ROW LEVEL SECURITY;
ALTER TABLE data.u REPLICA IDENTITY FULL;
CREATE UNLOGGED TABLE data.v (id integer);
