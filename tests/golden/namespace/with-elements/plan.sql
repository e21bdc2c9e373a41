SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA shop;

CREATE TABLE shop.item (
  id integer NOT NULL,
  price numeric(10,2) NOT NULL,
  CONSTRAINT item_pkey PRIMARY KEY (id)
);

CREATE VIEW shop.dear AS
SELECT
  id
FROM shop.item
WHERE price > 100;

GRANT SELECT ON TABLE shop.dear TO webuser;
