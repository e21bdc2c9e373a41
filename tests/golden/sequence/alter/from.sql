CREATE SCHEMA data;
CREATE SEQUENCE data.s AS integer;
CREATE TABLE data.t (id serial, other integer);
CREATE SEQUENCE data.gone;
CREATE SEQUENCE data.free;
