CREATE SCHEMA data;
CREATE TABLE data.item (id integer PRIMARY KEY, title text, n integer CHECK (n > 1), note text DEFAULT ':x');
CREATE VIEW data.titles AS SELECT title FROM data.item WHERE n IN (1, 2, 3);
CREATE INDEX CONCURRENTLY item_n ON data.item (n);
