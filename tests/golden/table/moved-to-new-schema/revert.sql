SET check_function_bodies = off;
SET search_path = public;

ALTER VIEW stock.names SET SCHEMA public;

ALTER TABLE stock.item SET SCHEMA public;

DROP SCHEMA stock;
