CREATE SCHEMA data;
CREATE TABLE data.t (a integer PRIMARY KEY, b integer);
CREATE INDEX t_b ON data.t (b);
CLUSTER (VERBOSE) data.t USING t_b;
CLUSTER data.t;
CLUSTER;
