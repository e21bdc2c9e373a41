CREATE SCHEMA data;
CREATE TABLE data.a (id integer);
CREATE VIEW data.b AS SELECT id FROM data.a;
CREATE SEQUENCE data.s;
