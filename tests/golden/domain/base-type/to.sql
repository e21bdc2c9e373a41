CREATE SCHEMA data;
CREATE DOMAIN data.amount AS bigint DEFAULT 2 CONSTRAINT amount_positive CHECK (VALUE > 0);
COMMENT ON DOMAIN data.amount IS 'More than nothing';
CREATE DOMAIN data.label AS text COLLATE "C";
CREATE TABLE data.item (
  id integer PRIMARY KEY,
  price data.amount NOT NULL DEFAULT 5,
  steps data.amount[],
  name data.label,
  CONSTRAINT price_low CHECK (price < 1000)
);
CREATE INDEX item_price ON data.item (price);
CREATE INDEX item_cheap ON data.item (id) WHERE price < 10;
CREATE VIEW data.cheap AS SELECT id, price FROM data.item WHERE price < 10;
CREATE FUNCTION data.half(whole data.amount) RETURNS integer LANGUAGE sql AS $$ SELECT (whole / 2)::integer $$;
