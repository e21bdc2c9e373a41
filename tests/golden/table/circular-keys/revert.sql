SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.hen DROP CONSTRAINT hen_egg_fkey;

ALTER TABLE data.egg DROP CONSTRAINT egg_hen_fkey;

DROP TABLE data.hen;

DROP TABLE data.egg;

DROP SCHEMA data;
