CREATE SCHEMA data;
CREATE TABLE data.t (a integer, b integer NOT NULL, CONSTRAINT t_a UNIQUE (a));
CREATE UNIQUE INDEX t_b ON data.t (b);
ALTER TABLE data.t REPLICA IDENTITY USING INDEX t_b;
CREATE TABLE data.u ("A" integer, CONSTRAINT "u ""A""" UNIQUE ("A"));
