SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.box DROP CONSTRAINT fits;

DROP FUNCTION data.fits(integer);

CREATE FUNCTION data.fits(value integer, at_most integer DEFAULT 9)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT value > 0 $$;

ALTER TABLE data.box ADD CONSTRAINT fits CHECK (data.fits(size)) NOT VALID;
