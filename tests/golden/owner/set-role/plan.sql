SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE SEQUENCE data.t_id_seq AS integer;

CREATE TABLE data.t (
  id integer DEFAULT nextval('data.t_id_seq'::regclass) NOT NULL,
  n integer,
  CONSTRAINT t_pkey PRIMARY KEY (id)
);

CREATE TABLE data.u (
  id integer
);

CREATE VIEW data.v AS
SELECT
  id
FROM data.t;

CREATE INDEX t_n ON data.t (n);

ALTER SCHEMA data OWNER TO alice;

ALTER TABLE data.t OWNER TO alice;

ALTER SEQUENCE data.t_id_seq OWNER TO alice;

ALTER SEQUENCE data.t_id_seq OWNED BY data.t.id;

ALTER VIEW data.v OWNER TO alice;
