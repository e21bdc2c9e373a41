SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE SEQUENCE data.down INCREMENT BY -1;

CREATE SEQUENCE data.plain;

CREATE SEQUENCE data.small AS smallint INCREMENT BY 5 MINVALUE 5 MAXVALUE 500 START WITH 10 CACHE 3 CYCLE;

CREATE SEQUENCE data.t_a_seq AS smallint;

CREATE SEQUENCE data.t_b_seq AS integer;

CREATE SEQUENCE data.t_c_seq;

CREATE TABLE data.t (
  a smallint DEFAULT nextval('data.t_a_seq'::regclass) NOT NULL,
  b integer DEFAULT nextval('data.t_b_seq'::regclass) NOT NULL,
  c bigint DEFAULT nextval('data.t_c_seq'::regclass) NOT NULL,
  CONSTRAINT t_pkey PRIMARY KEY (c)
);

ALTER SEQUENCE data.t_a_seq OWNED BY data.t.a;

ALTER SEQUENCE data.t_b_seq OWNED BY data.t.b;

ALTER SEQUENCE data.t_c_seq OWNED BY data.t.c;
