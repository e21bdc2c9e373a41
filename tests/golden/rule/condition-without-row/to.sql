CREATE SCHEMA data;
CREATE TABLE data.file (id integer, kind integer);
CREATE TABLE data.picture (CHECK (kind = 1)) INHERITS (data.file);
-- Where there is one row only, its columns need no NEW or OLD before them.
CREATE RULE pictures AS ON INSERT TO data.file WHERE kind = 1 AND NEW.id > 0
  DO INSTEAD INSERT INTO data.picture (id, kind) VALUES (NEW.id, 1);
CREATE RULE kept AS ON DELETE TO data.file WHERE kind = 2 DO INSTEAD NOTHING;
