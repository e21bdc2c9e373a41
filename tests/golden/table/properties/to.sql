CREATE SCHEMA data;
CREATE TABLE data.t (id integer NOT NULL, other integer NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (id))
  WITH (fillfactor = 80, toast.autovacuum_enabled = false);
CREATE UNIQUE INDEX t_other ON data.t (other);
ALTER TABLE data.t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE data.t REPLICA IDENTITY USING INDEX t_other;
ALTER TABLE data.t CLUSTER ON t_pkey;
CREATE TABLE data.u (id integer);
CREATE TABLE data.v (id integer);
