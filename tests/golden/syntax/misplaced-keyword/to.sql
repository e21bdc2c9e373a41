CREATE TABLE person (id int) WHERE id > 0;
CREATE VIEW people AS SELECT id FROM WHERE id > 0;
CREATE INDEX ON person id;
