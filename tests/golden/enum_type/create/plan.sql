SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TYPE data."Empty Enum" AS ENUM ();

CREATE TYPE data.status AS ENUM ('draft', 'it''s "done"', E'back\\slash');

COMMENT ON TYPE data.status IS 'where it stands';
