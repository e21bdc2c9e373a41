CRAETE TABEL person (id int);
CREATE TABEL visit (id int);
CREATE VIEW visits AS SELECT person.id FROM person, visit;
ALTER TABLE visit ADD COLUM note text;
