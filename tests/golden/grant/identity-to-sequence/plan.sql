SET check_function_bodies = off;
SET search_path = public;

REVOKE SELECT, USAGE ON SEQUENCE data.t_n_seq FROM bob;

ALTER TABLE data.t ALTER COLUMN id DROP IDENTITY;

CREATE SEQUENCE data.t_id_seq;

SELECT pg_catalog.setval('data.t_id_seq'::pg_catalog.regclass, COALESCE(pg_catalog.max(id) + 1, 1), false) FROM data.t;

ALTER TABLE data.t ALTER COLUMN n DROP IDENTITY;

CREATE SEQUENCE data.t_n_seq AS integer;

SELECT pg_catalog.setval('data.t_n_seq'::pg_catalog.regclass, COALESCE(pg_catalog.max(n) + 1, 1), false) FROM data.t;

ALTER TABLE data.t ALTER COLUMN id SET DEFAULT nextval('data.t_id_seq'::regclass);

ALTER TABLE data.t ALTER COLUMN n SET DEFAULT nextval('data.t_n_seq'::regclass);

ALTER SEQUENCE data.t_id_seq OWNED BY data.t.id;

ALTER SEQUENCE data.t_n_seq OWNED BY data.t.n;

GRANT USAGE ON SEQUENCE data.t_id_seq TO alice;

GRANT USAGE ON SEQUENCE data.t_n_seq TO alice;
