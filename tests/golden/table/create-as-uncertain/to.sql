CREATE TABLE t (a integer);
CREATE TABLE u AS SELECT a, no_function_of_ours(a) AS b FROM t;
