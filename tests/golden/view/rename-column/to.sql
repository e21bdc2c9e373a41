CREATE TABLE todo (id integer PRIMARY KEY, title text);
CREATE VIEW v AS SELECT id, title AS "Na""me", count(*) OVER () AS total FROM todo;
CREATE VIEW listed (a, c) AS SELECT id, title FROM todo;
COMMENT ON COLUMN v."Na""me" IS 'what it is called';
