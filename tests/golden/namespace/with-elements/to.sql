CREATE SCHEMA shop
  CREATE TABLE item (id integer PRIMARY KEY, price numeric(10,2) NOT NULL)
  CREATE VIEW dear AS SELECT id FROM item WHERE price > 100
  GRANT SELECT ON dear TO webuser;
