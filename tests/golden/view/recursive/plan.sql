SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TABLE data.node (
  id integer NOT NULL,
  parent integer,
  CONSTRAINT node_parent_fkey FOREIGN KEY (parent) REFERENCES data.node (id),
  CONSTRAINT node_pkey PRIMARY KEY (id)
);

CREATE VIEW data.path AS
WITH RECURSIVE path (id, depth) AS (
  SELECT
    id,
    0 AS depth
  FROM data.node
  WHERE parent IS NULL
  UNION ALL
  SELECT
    n.id,
    p.depth + 1
  FROM data.node AS n
  JOIN path AS p ON n.parent = p.id
)
SELECT
  id,
  depth
FROM path;
