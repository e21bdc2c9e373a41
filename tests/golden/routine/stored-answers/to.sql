CREATE FUNCTION folded(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(btrim(t)) $$;
CREATE TABLE todo (id integer PRIMARY KEY, title text);
CREATE INDEX todo_folded ON todo (folded(title));
