SET check_function_bodies = off;
SET search_path = public;

ALTER DOMAIN data.amount DROP CONSTRAINT small;

DROP TABLE data.budget;
