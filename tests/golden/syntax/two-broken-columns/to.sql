CREATE TABLE person (
  id int PRIMARY KEY,
  name text NUT NULL,
  born date,
  size numeric DEFAULT,
  note text
);
CREATE VIEW people AS SELECT id, name, born, note FROM person;
CREATE VIEW sizes AS SELECT id, size FROM person;
CREATE TABLE visit (person int REFERENCES person (id), at timestamptz);
CREATE VIEW visits AS SELECT person, att FROM visit;
