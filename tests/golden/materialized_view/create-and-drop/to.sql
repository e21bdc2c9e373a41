CREATE SCHEMA data;
CREATE TABLE data.todo (id integer PRIMARY KEY, title text);
CREATE MATERIALIZED VIEW data.m AS SELECT id, title FROM data.todo;
CREATE MATERIALIZED VIEW data."Odd ""one" (a, "B b") WITH (fillfactor = 70) AS
  SELECT id, title FROM data.todo WHERE title <> 'it''s' WITH NO DATA;
CREATE UNIQUE INDEX m_id ON data.m (id);
REFRESH MATERIALIZED VIEW data.m;
