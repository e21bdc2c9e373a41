CREATE SCHEMA stock;
-- @renamed from=public.item
CREATE TABLE stock.item (id serial PRIMARY KEY, name text UNIQUE);
-- @renamed from=public.names
CREATE VIEW stock.names AS SELECT name FROM stock.item;
GRANT SELECT ON stock.item TO webuser;
