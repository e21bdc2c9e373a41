CREATE TABLE person (
  id int
  name text,
  born date
);
CREATE VIEW people AS SELECT id, name, born FROM person;
