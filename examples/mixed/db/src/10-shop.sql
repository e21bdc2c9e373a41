CREATE SCHEMA shop;

CREATE TABLE shop.product (
  sku text PRIMARY KEY CHECK (sku ~ '^[A-Z]{3}-[0-9]{4}$'),
  name text NOT NULL,
  price numeric(10, 2) NOT NULL CHECK (price >= 0)
);

CREATE TABLE shop.customer (
  id bigserial PRIMARY KEY,
  email text NOT NULL UNIQUE
);
