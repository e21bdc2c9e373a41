CREATE SCHEMA data;
CREATE TABLE data.t (id integer NOT NULL);
