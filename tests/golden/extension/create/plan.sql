SET check_function_bodies = off;
SET search_path = public, extensions;

CREATE SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA extensions;

CREATE EXTENSION pgcrypto WITH SCHEMA extensions;

COMMENT ON EXTENSION citext IS 'text without case';
