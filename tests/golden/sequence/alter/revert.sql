SET check_function_bodies = off;
SET search_path = public;

ALTER SEQUENCE data.free OWNED BY NONE;

CREATE SEQUENCE data.gone;

ALTER SEQUENCE data.s AS integer INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1;

ALTER SEQUENCE data.t_id_seq AS integer;

ALTER TABLE data.t ALTER COLUMN id DROP DEFAULT;

ALTER TABLE data.t ALTER COLUMN id TYPE integer;

ALTER TABLE data.t ALTER COLUMN id SET DEFAULT nextval('data.t_id_seq'::regclass);
