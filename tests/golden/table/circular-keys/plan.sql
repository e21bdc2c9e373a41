SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TABLE data.egg (
  id integer NOT NULL,
  hen integer,
  CONSTRAINT egg_pkey PRIMARY KEY (id)
);

CREATE TABLE data.hen (
  id integer NOT NULL,
  egg integer,
  CONSTRAINT hen_pkey PRIMARY KEY (id)
);

ALTER TABLE data.egg ADD CONSTRAINT egg_hen_fkey FOREIGN KEY (hen) REFERENCES data.hen (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE data.hen ADD CONSTRAINT hen_egg_fkey FOREIGN KEY (egg) REFERENCES data.egg (id);
