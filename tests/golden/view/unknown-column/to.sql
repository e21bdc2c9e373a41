CREATE TABLE todo (id integer PRIMARY KEY, title text);
CREATE VIEW v AS SELECT id FROM todo;
ALTER VIEW v RENAME COLUMN titel TO name;
