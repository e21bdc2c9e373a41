CREATE SCHEMA data;
CREATE TABLE data.t (id integer, gone text, n integer);
CREATE VIEW data.v AS SELECT id, n FROM data.t;
