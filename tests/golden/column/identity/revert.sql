SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t ALTER COLUMN a DROP IDENTITY;

ALTER TABLE data.u ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY;

SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('data.u', 'a'), COALESCE(pg_catalog.max(a) + 1, 1), false) FROM data.u;

ALTER TABLE data.v ALTER COLUMN a SET GENERATED ALWAYS SET INCREMENT BY 2 SET CACHE 5 SET NO CYCLE;

ALTER TABLE data.w ALTER COLUMN a TYPE integer;
