CREATE SCHEMA data AUTHORIZATION alice;
SET ROLE alice;
CREATE TABLE data.t (id serial PRIMARY KEY, n integer);
CREATE INDEX t_n ON data.t (n);
CREATE VIEW data.v AS SELECT id FROM data.t;
RESET ROLE;
CREATE TABLE data.u (id integer);
