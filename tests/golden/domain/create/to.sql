CREATE SCHEMA data;
CREATE DOMAIN data.email AS text COLLATE "C" DEFAULT 'nobody@example.com' NOT NULL
  CONSTRAINT has_at CHECK (VALUE LIKE '%@%') CHECK (length(VALUE) < 255);
CREATE DOMAIN data."Money, maybe" AS numeric(12,2);
COMMENT ON DOMAIN data.email IS 'an address';
COMMENT ON CONSTRAINT has_at ON DOMAIN data.email IS 'of a kind';
