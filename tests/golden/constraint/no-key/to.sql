CREATE SCHEMA data;
CREATE TABLE data.p (id integer);
CREATE TABLE data.t (p integer REFERENCES data.p);
