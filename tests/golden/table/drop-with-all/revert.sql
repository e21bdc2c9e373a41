SET check_function_bodies = off;
SET search_path = public;

CREATE SEQUENCE data.a_id_seq AS integer;

CREATE SEQUENCE data.b_id_seq AS integer;

CREATE TABLE data.a (
  id integer DEFAULT nextval('data.a_id_seq'::regclass) NOT NULL,
  CONSTRAINT a_pkey PRIMARY KEY (id)
);

CREATE TABLE data.b (
  id integer DEFAULT nextval('data.b_id_seq'::regclass) NOT NULL,
  a integer,
  CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES data.a (id),
  CONSTRAINT b_pkey PRIMARY KEY (id)
);

CREATE VIEW data.v AS
SELECT
  id
FROM data.b;

ALTER SEQUENCE data.a_id_seq OWNED BY data.a.id;

ALTER SEQUENCE data.b_id_seq OWNED BY data.b.id;

CREATE INDEX b_a ON data.b (a);
