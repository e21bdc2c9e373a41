SET check_function_bodies = off;
SET search_path = public;

DROP SEQUENCE data.gone;

ALTER SEQUENCE data.s AS bigint INCREMENT BY 2 MINVALUE 0 MAXVALUE 1000 START WITH 4 CACHE 10;

ALTER SEQUENCE data.t_id_seq AS bigint;

ALTER TABLE data.t ALTER COLUMN id DROP DEFAULT;

ALTER TABLE data.t ALTER COLUMN id TYPE bigint;

ALTER TABLE data.t ALTER COLUMN id SET DEFAULT nextval('data.t_id_seq'::regclass);

ALTER SEQUENCE data.free OWNED BY data.t.other;
