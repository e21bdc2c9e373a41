CREATE SCHEMA data;
CREATE TABLE data.p (id integer PRIMARY KEY, other integer);
CREATE TABLE data.t (p integer REFERENCES data.p (other));
