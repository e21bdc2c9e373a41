SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE SCHEMA other;

CREATE TABLE other.u (
  id integer NOT NULL,
  label character varying(20),
  extra numeric(8,2) DEFAULT 1.5 NOT NULL,
  CONSTRAINT above_zero CHECK (extra > 0),
  CONSTRAINT t_pkey PRIMARY KEY (id),
  CONSTRAINT u_label_key UNIQUE (label)
);

ALTER TABLE other.u ALTER COLUMN label SET STORAGE EXTERNAL;

ALTER TABLE other.u ALTER COLUMN label SET STATISTICS 50;
