SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE DOMAIN data."Money, maybe" AS numeric(12,2);

CREATE DOMAIN data.email AS text COLLATE "C" DEFAULT 'nobody@example.com' NOT NULL
  CONSTRAINT email_check CHECK (length(VALUE) < 255)
  CONSTRAINT has_at CHECK (VALUE LIKE '%@%');

COMMENT ON DOMAIN data.email IS 'an address';

COMMENT ON CONSTRAINT has_at ON DOMAIN data.email IS 'of a kind';
