SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t ALTER COLUMN id DROP IDENTITY;

CREATE SEQUENCE data.t_id_seq AS integer;

SELECT pg_catalog.setval('data.t_id_seq'::pg_catalog.regclass, COALESCE(pg_catalog.max(id) + 1, 1), false) FROM data.t;

ALTER TABLE data.t ALTER COLUMN id SET DEFAULT nextval('data.t_id_seq'::regclass);

ALTER SEQUENCE data.t_id_seq OWNED BY data.t.id;
