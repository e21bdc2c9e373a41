CREATE TABLE person (
  id int,
  name text,
);
CREATE TYPE pair AS (a int, b int,);
CREATE VIEW people AS SELECT id, name FROM person;
