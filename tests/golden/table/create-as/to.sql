CREATE SCHEMA data;
CREATE TYPE data.status AS ENUM ('open', 'done');
CREATE TABLE data.todo (
  id integer PRIMARY KEY,
  title varchar(80) NOT NULL,
  status data.status NOT NULL DEFAULT 'open',
  due timestamp(3)
);
-- Columns and their types come from the query; keys, defaults and NOT NULL do not.
CREATE TABLE data.todo_copy AS SELECT * FROM data.todo WHERE false;
CREATE UNLOGGED TABLE data.by_status (status, how_many) AS
  SELECT status, count(*) FROM data.todo GROUP BY status
  WITH NO DATA;
CREATE TABLE IF NOT EXISTS data.by_status AS SELECT 1 AS other;
CREATE TABLE data.numbers AS SELECT x::int AS val, 'a' AS word, true AS flag FROM generate_series(1, 10) AS x;
-- Alternatives of several types take the widest.
CREATE TABLE data.mixed AS
  SELECT coalesce(count(*), 0) AS n, coalesce(sum(id), 0.5) AS total, coalesce(min(title), title, 'x') AS name,
    CASE WHEN id > 1 THEN due ELSE current_date END AS due
  FROM data.todo GROUP BY id, title, due;
ALTER TABLE data.todo_copy ADD PRIMARY KEY (id);
-- As of now: what is added to the table later is not in the copy.
ALTER TABLE data.todo ADD COLUMN added date;
