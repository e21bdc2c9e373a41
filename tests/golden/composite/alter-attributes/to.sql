CREATE TYPE address AS (street text, zip text, city character varying(40));
CREATE FUNCTION street(a address) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT a.street $$;
