CREATE SCHEMA data;
CREATE TABLE data.p (a integer PRIMARY KEY, b integer NOT NULL);
CREATE TABLE data.t (p integer REFERENCES data.p);
CREATE TABLE data.u (a integer PRIMARY KEY);
