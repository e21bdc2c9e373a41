CREATE SCHEMA shop;

CREATE TABLE shop.product (
  sku text PRIMARY KEY CHECK (sku ~ '^[A-Z]{3}-[0-9]{4}$'),
  name text NOT NULL,
  price numeric(10, 2) NOT NULL CHECK (price >= 0)
);

-- Where the shop sends to: rows that are part of the schema.
CREATE TABLE shop.country (
  code text PRIMARY KEY CHECK (code ~ '^[a-z]{2}$'),
  name text NOT NULL UNIQUE,
  postage numeric(6, 2) NOT NULL
);

-- @data key=(code)
INSERT INTO shop.country (code, name, postage) VALUES
  ('at', 'Austria', 4.90),
  ('de', 'Germany', 3.90),
  ('it', 'Italy', 6.50);

CREATE TABLE shop.customer (
  id bigserial PRIMARY KEY,
  email text NOT NULL UNIQUE,
  country text NOT NULL DEFAULT 'at' REFERENCES shop.country
);
