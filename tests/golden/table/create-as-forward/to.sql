CREATE TABLE copied AS SELECT a, upper(b) AS b FROM origin;
CREATE TABLE origin (a integer, b text);
