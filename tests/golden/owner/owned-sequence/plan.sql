SET check_function_bodies = off;
SET search_path = public;

CREATE SEQUENCE data.t_id_seq AS integer;

ALTER TABLE data.t ALTER COLUMN id SET DEFAULT nextval('data.t_id_seq'::regclass);

ALTER SEQUENCE data.t_id_seq OWNER TO alice;

ALTER SEQUENCE data.t_id_seq OWNED BY data.t.id;
