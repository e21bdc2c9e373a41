SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t SET (fillfactor = 80, toast.autovacuum_enabled = false);

ALTER TABLE data.t ENABLE ROW LEVEL SECURITY;

ALTER TABLE data.t FORCE ROW LEVEL SECURITY;

ALTER TABLE data.u RESET (autovacuum_enabled);

ALTER TABLE data.u DISABLE ROW LEVEL SECURITY;

ALTER TABLE data.u REPLICA IDENTITY DEFAULT;

ALTER TABLE data.v SET LOGGED;

ALTER TABLE data.t REPLICA IDENTITY USING INDEX t_other;

ALTER TABLE data.t CLUSTER ON t_pkey;
