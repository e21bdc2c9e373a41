CREATE SCHEMA data;
CREATE TABLE data.p (a integer NOT NULL UNIQUE, b integer NOT NULL PRIMARY KEY);
CREATE TABLE data.t (p integer REFERENCES data.p (a));
CREATE TABLE data.u (a integer);
