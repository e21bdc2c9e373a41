CREATE SCHEMA data;
CREATE TABLE data.t (a integer DEFAULT 10, b integer, c integer DEFAULT 1 + 2, d text);
CREATE VIEW data.v AS SELECT a, b FROM data.t;
ALTER VIEW data.v ALTER COLUMN b SET DEFAULT 4;
