CREATE TABLE letter (id integer NOT NULL, number integer PRIMARY KEY);
