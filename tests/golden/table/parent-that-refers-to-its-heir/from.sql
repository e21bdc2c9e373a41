CREATE TABLE note (id integer NOT NULL);
CREATE TABLE letter (id integer NOT NULL, number integer PRIMARY KEY) INHERITS (note);
ALTER TABLE note ADD CONSTRAINT answers FOREIGN KEY (id) REFERENCES letter;
