CREATE TABLE todo (id integer PRIMARY KEY, title text);
CREATE VIEW v AS SELECT id, title FROM todo;
