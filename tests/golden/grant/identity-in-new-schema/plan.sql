SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA app;

CREATE TABLE app.item (
  id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  CONSTRAINT item_pkey PRIMARY KEY (id)
);

GRANT USAGE ON SEQUENCE app.item_id_seq TO webuser;
