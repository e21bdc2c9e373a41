CREATE TABLE todo (id integer PRIMARY KEY, title text);
CREATE VIEW v AS SELECT id, title AS name, count(*) OVER () AS n FROM todo;
CREATE VIEW listed (a, b) AS SELECT id, title FROM todo;
COMMENT ON COLUMN v.name IS 'what it is called';
