CREATE TYPE pair AS (b text, a integer);
CREATE FUNCTION first(p pair) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT p.a $$;
