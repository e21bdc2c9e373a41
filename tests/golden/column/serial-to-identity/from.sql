CREATE SCHEMA data;
CREATE TABLE data.t (id serial PRIMARY KEY, name text);
