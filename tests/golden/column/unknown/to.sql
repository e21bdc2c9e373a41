CREATE SCHEMA data;
CREATE TABLE data.t (id integer, name text, UNIQUE (nam));
