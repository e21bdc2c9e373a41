SET check_function_bodies = off;
SET search_path = public;

REVOKE SELECT, USAGE ON SEQUENCE data.plain_id_seq FROM webuser;

REVOKE USAGE ON SEQUENCE data.hidden_id_seq FROM webuser;

ALTER TABLE data.hidden ALTER COLUMN id DROP IDENTITY;

ALTER TABLE data.numbered ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('data.numbered', 'id'), COALESCE(pg_catalog.max(id) + 1, 1), false) FROM data.numbered;

ALTER TABLE data.plain ALTER COLUMN id DROP IDENTITY;

GRANT SELECT, USAGE ON SEQUENCE data.numbered_id_seq TO webuser;

DROP TABLE data.more;
