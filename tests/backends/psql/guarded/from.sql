CREATE SCHEMA data;
CREATE TABLE data.item (id integer PRIMARY KEY, title text, n integer CHECK (n > 0));
CREATE VIEW data.titles AS SELECT title FROM data.item WHERE n IN (1, 2);
