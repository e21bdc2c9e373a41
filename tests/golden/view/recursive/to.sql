CREATE SCHEMA data;
CREATE TABLE data.node (id integer PRIMARY KEY, parent integer REFERENCES data.node);
CREATE RECURSIVE VIEW data.path (id, depth) AS
  SELECT id, 0 AS depth FROM data.node WHERE parent IS NULL
  UNION ALL
  SELECT n.id, p.depth + 1 FROM data.node n JOIN path p ON n.parent = p.id;
