SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TABLE data.todo (
  id integer NOT NULL,
  title text,
  CONSTRAINT todo_pkey PRIMARY KEY (id)
);

CREATE MATERIALIZED VIEW data."Odd ""one" WITH (fillfactor = 70) AS
SELECT
  id AS a,
  title AS "B b"
FROM data.todo
WHERE title <> 'it''s'
WITH NO DATA;

CREATE MATERIALIZED VIEW data.m AS
SELECT
  id,
  title
FROM data.todo;

CREATE UNIQUE INDEX m_id ON data.m (id);
