CREATE SCHEMA data;
CREATE TABLE data.t (a integer DEFAULT 1, b integer DEFAULT 2, c integer, d text DEFAULT NULL);
CREATE VIEW data.v AS SELECT a, b FROM data.t;
ALTER VIEW data.v ALTER COLUMN a SET DEFAULT 3;
