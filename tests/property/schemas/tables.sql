-- Tables that refer to each other, with everything that hangs on a table.
CREATE SCHEMA shop;
CREATE TYPE shop.state AS ENUM ('open', 'paid', 'sent');
CREATE DOMAIN shop.amount AS numeric(12, 2) CHECK (VALUE >= 0);
CREATE SEQUENCE shop.order_number START WITH 1000 INCREMENT BY 5;
CREATE TABLE shop.customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE,
  favourite bigint,
  full_name text GENERATED ALWAYS AS (upper(email)) STORED
);
CREATE TABLE shop.item (
  id serial PRIMARY KEY,
  price shop.amount DEFAULT 1.5,
  bought_by bigint REFERENCES shop.customer ON DELETE CASCADE,
  tags text[] DEFAULT ARRAY['new']::text[]
);
CREATE TABLE shop."Order" (
  number bigint DEFAULT nextval('shop.order_number') PRIMARY KEY,
  customer bigint NOT NULL REFERENCES shop.customer (id),
  state shop.state DEFAULT 'open',
  placed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT paid_later CHECK (state <> 'paid' OR placed_at < now())
);
ALTER TABLE shop.customer ADD CONSTRAINT favourite_item FOREIGN KEY (favourite) REFERENCES shop.item (id);
ALTER TABLE shop.customer ADD COLUMN note varchar(80);
ALTER TABLE shop.customer ADD COLUMN rank integer DEFAULT 0 NOT NULL;
ALTER TABLE shop.item ALTER COLUMN price SET NOT NULL;
CREATE INDEX ON shop.item (price);
CREATE INDEX ON shop.item (price DESC);
CREATE UNIQUE INDEX item_tag ON shop.item ((tags[1])) WHERE bought_by IS NULL;
CREATE INDEX customer_note ON shop.customer USING hash (note);
COMMENT ON TABLE shop.customer IS 'who buys';
COMMENT ON COLUMN shop.customer.email IS 'where the bill goes';
COMMENT ON CONSTRAINT paid_later ON shop."Order" IS 'it''s a rule';
COMMENT ON TYPE shop.state IS 'of an order';
CREATE TABLE shop.log (at timestamptz NOT NULL, line text) PARTITION BY RANGE (at);
CREATE TABLE shop.log_2026 PARTITION OF shop.log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE shop.log_rest PARTITION OF shop.log DEFAULT;
CREATE INDEX log_at ON shop.log (at);
CREATE TABLE shop.parent (a integer, b text);
CREATE TABLE shop.child (c date) INHERITS (shop.parent);
CREATE TABLE shop.copy (LIKE shop.parent INCLUDING ALL, d integer);
ALTER SEQUENCE shop.order_number OWNED BY shop."Order".number;
