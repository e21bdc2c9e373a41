SET check_function_bodies = off;
SET search_path = public;

DROP VIEW shop.dear;

DROP TABLE shop.item;

DROP SCHEMA shop;
