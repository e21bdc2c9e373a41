CREATE TABLE item (id serial PRIMARY KEY, name text UNIQUE);
CREATE VIEW names AS SELECT name FROM item;
GRANT SELECT ON item TO webuser;
