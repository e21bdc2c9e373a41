CREATE SCHEMA data;
CREATE TABLE data.t (id integer NOT NULL);
CREATE SEQUENCE data.t_id_seq AS integer;
ALTER SEQUENCE data.t_id_seq OWNER TO alice;
ALTER TABLE data.t OWNER TO alice;
ALTER SEQUENCE data.t_id_seq OWNED BY data.t.id;
ALTER TABLE data.t ALTER COLUMN id SET DEFAULT nextval('data.t_id_seq');
