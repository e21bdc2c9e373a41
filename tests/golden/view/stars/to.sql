CREATE TABLE todo (id integer PRIMARY KEY, title text, done boolean);
CREATE VIEW v AS SELECT * FROM todo;
CREATE VIEW w AS SELECT v.*, 1 AS one FROM v;
