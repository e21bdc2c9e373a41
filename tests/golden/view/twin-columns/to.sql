CREATE VIEW twins AS SELECT 1 AS a, 2 AS b, 3 AS a;
CREATE VIEW renamed (x, y) AS SELECT 1 AS a, 2 AS a;
CREATE TABLE t (id integer);
CREATE VIEW joined AS SELECT * FROM t AS one, t AS other;
