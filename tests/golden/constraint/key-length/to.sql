CREATE SCHEMA data;
CREATE TABLE data.p (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE data.t (p integer REFERENCES data.p);
