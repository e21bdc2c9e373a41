SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t SET (fillfactor = 70);

ALTER TABLE data.t RESET (toast.autovacuum_enabled);

ALTER TABLE data.t DISABLE ROW LEVEL SECURITY;

ALTER TABLE data.t NO FORCE ROW LEVEL SECURITY;

ALTER TABLE data.t REPLICA IDENTITY DEFAULT;

ALTER TABLE data.t SET WITHOUT CLUSTER;

ALTER TABLE data.u SET (autovacuum_enabled = false);

ALTER TABLE data.u ENABLE ROW LEVEL SECURITY;

ALTER TABLE data.u REPLICA IDENTITY FULL;

ALTER TABLE data.v SET UNLOGGED;
