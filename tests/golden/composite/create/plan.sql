SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TYPE data.address AS (
  street text COLLATE "C",
  "House no" integer,
  tags text[],
  price numeric(10,2)
);

CREATE TYPE data.person AS (
  name text,
  home data.address
);

COMMENT ON TYPE data.address IS 'where';

COMMENT ON COLUMN data.address.street IS 'the road';
