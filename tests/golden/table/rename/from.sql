CREATE SCHEMA data;
CREATE TABLE data.a (id serial PRIMARY KEY, old_name text);
CREATE TABLE data.b (a integer REFERENCES data.a);
CREATE VIEW data.v AS SELECT old_name FROM data.a;
