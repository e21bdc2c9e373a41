CREATE SCHEMA data;
CREATE FUNCTION data.fits(value integer, at_most integer DEFAULT 9) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT value > 0 $$;
CREATE TABLE data.box (size integer);
ALTER TABLE data.box ADD CONSTRAINT fits CHECK (data.fits(size)) NOT VALID;
