CREATE TABLE todo (id integer PRIMARY KEY, title text NOT NULL, done boolean NOT NULL);
CREATE VIEW open AS SELECT id, title FROM todo WHERE NOT done AND title <> '';
