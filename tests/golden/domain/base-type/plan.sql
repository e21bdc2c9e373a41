SET check_function_bodies = off;
SET search_path = public;

DROP INDEX data.item_cheap;

ALTER TABLE data.item DROP CONSTRAINT price_low;

DROP VIEW data.cheap;

DROP FUNCTION data.half(data.amount);

ALTER DOMAIN data.amount RENAME TO amount__replaced;

CREATE DOMAIN data.amount AS bigint DEFAULT 2
  CONSTRAINT amount_positive CHECK (VALUE > 0);

ALTER TABLE data.item
  ALTER COLUMN price DROP DEFAULT;

ALTER TABLE data.item
  ALTER COLUMN price TYPE data.amount USING price::data.amount,
  ALTER COLUMN steps TYPE data.amount[] USING steps::data.amount[];

ALTER TABLE data.item
  ALTER COLUMN price SET DEFAULT 5;

DROP DOMAIN data.amount__replaced;

COMMENT ON DOMAIN data.amount IS 'More than nothing';

ALTER DOMAIN data.label RENAME TO label__replaced;

CREATE DOMAIN data.label AS text COLLATE "C";

ALTER TABLE data.item
  ALTER COLUMN name TYPE data.label USING name::data.label;

DROP DOMAIN data.label__replaced;

CREATE FUNCTION data.half(whole data.amount)
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT (whole / 2)::integer $$;

CREATE VIEW data.cheap AS
SELECT
  id,
  price
FROM data.item
WHERE price < 10;

ALTER TABLE data.item ADD CONSTRAINT price_low CHECK (price < 1000);

CREATE INDEX item_cheap ON data.item (id) WHERE price < 10;
