SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TABLE data.kept (
  id integer NOT NULL,
  code text,
  CONSTRAINT a_second_code UNIQUE (code),
  CONSTRAINT kept_pkey PRIMARY KEY (id),
  CONSTRAINT later UNIQUE (code) DEFERRABLE
);

ALTER TABLE data.kept ADD CONSTRAINT a_second_id UNIQUE (id);

ALTER TABLE data.kept ADD CONSTRAINT kept_code_key UNIQUE (code);

CREATE TABLE data.merged (
  id integer NOT NULL,
  CONSTRAINT merged_pkey PRIMARY KEY (id)
);

CREATE TABLE data.refers (
  kept_id integer,
  code text,
  CONSTRAINT refers_code_fkey FOREIGN KEY (code) REFERENCES data.kept (code),
  CONSTRAINT refers_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES data.kept (id)
);
