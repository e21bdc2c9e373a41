CREATE SCHEMA data;
CREATE TABLE data.a (id serial PRIMARY KEY);
CREATE TABLE data.b (id serial PRIMARY KEY, a integer REFERENCES data.a);
CREATE INDEX b_a ON data.b (a);
CREATE VIEW data.v AS SELECT id FROM data.b;
