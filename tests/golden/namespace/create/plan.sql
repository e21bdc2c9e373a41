SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA "Odd ""schema";

CREATE SCHEMA alice;

CREATE SCHEMA data;

ALTER SCHEMA "Odd ""schema" OWNER TO bob;

ALTER SCHEMA alice OWNER TO alice;

COMMENT ON SCHEMA data IS 'rows, and nobody''s views';
