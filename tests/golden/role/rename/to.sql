-- @renamed from="Golden a"
CREATE ROLE golden_z;
CREATE ROLE golden_b;
GRANT golden_b TO golden_z;
CREATE SCHEMA data;
CREATE TABLE data.t (id integer);
GRANT SELECT ON data.t TO golden_z;
GRANT UPDATE (id) ON data.t TO golden_z;
ALTER TABLE data.t OWNER TO golden_b;
CREATE POLICY p ON data.t TO golden_z, alice USING (true);
ALTER DEFAULT PRIVILEGES IN SCHEMA data GRANT SELECT ON TABLES TO golden_z;
ALTER DEFAULT PRIVILEGES FOR ROLE golden_z IN SCHEMA data GRANT SELECT ON TABLES TO alice;
