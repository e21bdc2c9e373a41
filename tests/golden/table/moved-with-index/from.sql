CREATE SCHEMA old;
CREATE SCHEMA new;
CREATE TYPE old.kind AS ENUM ('a', 'b');
CREATE TABLE old.item (id serial PRIMARY KEY, kind old.kind, code integer GENERATED ALWAYS AS IDENTITY);
CREATE INDEX item_kind ON old.item (kind) WHERE id > 0;
CREATE FUNCTION old.of_kind(kind old.kind) RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM old.item WHERE item.kind = $1 $$;
CREATE MATERIALIZED VIEW old.kinds AS SELECT DISTINCT kind FROM old.item;
CREATE UNIQUE INDEX kinds_kind ON old.kinds (kind);
