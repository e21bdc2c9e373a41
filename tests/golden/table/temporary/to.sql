CREATE TABLE todo (id integer PRIMARY KEY, total integer);
CREATE TEMPORARY TABLE counted AS SELECT id, count(*) FROM todo GROUP BY id;
CREATE INDEX ON counted (id);
ALTER TABLE counted ADD PRIMARY KEY (id);
COMMENT ON TABLE pg_temp.counted IS 'for a moment';
UPDATE todo SET total = counted.count FROM counted WHERE counted.id = todo.id;
DROP TABLE counted;
