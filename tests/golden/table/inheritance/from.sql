CREATE SCHEMA data;
CREATE TABLE data.animal (
  id integer NOT NULL,
  name text DEFAULT 'nobody' CHECK (name <> ''),
  legs smallint
);
CREATE TABLE data.bird (wings smallint, name text NOT NULL) INHERITS (data.animal);
