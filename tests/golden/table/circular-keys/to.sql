CREATE SCHEMA data;
CREATE TABLE data.egg (id integer PRIMARY KEY, hen integer);
CREATE TABLE data.hen (id integer PRIMARY KEY, egg integer REFERENCES data.egg);
ALTER TABLE data.egg ADD FOREIGN KEY (hen) REFERENCES data.hen DEFERRABLE INITIALLY DEFERRED;
