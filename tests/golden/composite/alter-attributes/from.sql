CREATE TYPE address AS (street text, zip integer, country text);
CREATE FUNCTION street(a address) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT a.street $$;
