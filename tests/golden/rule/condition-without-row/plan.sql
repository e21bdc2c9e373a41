SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TABLE data.file (
  id integer,
  kind integer
);

CREATE TABLE data.picture (
  CONSTRAINT picture_kind_check CHECK (kind = 1)
)
INHERITS (data.file);

CREATE RULE kept AS
  ON DELETE TO data.file
  WHERE OLD.kind = 2
  DO INSTEAD NOTHING;

CREATE RULE pictures AS
  ON INSERT TO data.file
  WHERE NEW.kind = 1 AND NEW.id > 0
  DO INSTEAD INSERT INTO data.picture (id, kind) VALUES (NEW.id, 1);
