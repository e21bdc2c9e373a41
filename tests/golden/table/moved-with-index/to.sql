CREATE SCHEMA old;
CREATE SCHEMA new;
-- @renamed from=old.kind
CREATE TYPE new.kind AS ENUM ('a', 'b');
-- @renamed from=old.item
CREATE TABLE new.item (id serial PRIMARY KEY, kind new.kind, code integer GENERATED ALWAYS AS IDENTITY);
CREATE INDEX item_kind ON new.item (kind) WHERE id > 0;
CREATE FUNCTION old.of_kind(kind new.kind) RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM new.item WHERE item.kind = $1 $$;
-- @renamed from=old.kinds
CREATE MATERIALIZED VIEW new.kinds AS SELECT DISTINCT kind FROM new.item;
CREATE UNIQUE INDEX kinds_kind ON new.kinds (kind);
