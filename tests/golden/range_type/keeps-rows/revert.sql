SET check_function_bodies = off;
SET search_path = public;

DROP INDEX data.long_stays;

ALTER TABLE data.stay DROP CONSTRAINT stay_pkey;

ALTER TABLE data.stay DROP CONSTRAINT stay_nights_excl;

DROP VIEW data.nights;

DROP FUNCTION data.is_long(data.span);

ALTER TABLE data.stay
  ALTER COLUMN nights DROP DEFAULT,
  ALTER COLUMN nights TYPE text USING nights::text,
  ALTER COLUMN wished TYPE text[] USING wished::text[];

DROP TYPE data.span;

CREATE TYPE data.span AS RANGE (subtype = bigint);

ALTER TABLE data.stay
  ALTER COLUMN nights TYPE data.span USING nights::data.span,
  ALTER COLUMN nights SET DEFAULT '[1,2)',
  ALTER COLUMN wished TYPE data.span[] USING wished::data.span[],
  ALTER COLUMN wished SET STORAGE EXTERNAL;

COMMENT ON TYPE data.span IS 'from, to';

CREATE FUNCTION data.is_long(s data.span)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT upper(s) - lower(s) > 10$$;

CREATE VIEW data.nights AS
SELECT
  room,
  nights
FROM data.stay;

ALTER TABLE data.stay ADD CONSTRAINT stay_nights_excl EXCLUDE USING gist (nights WITH &&);

ALTER TABLE data.stay ADD CONSTRAINT stay_pkey PRIMARY KEY (room, nights);

CREATE INDEX long_stays ON data.stay (room) WHERE data.is_long(nights);

GRANT SELECT ON TABLE data.nights TO clerk;
