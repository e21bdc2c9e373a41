CREATE SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA extensions;
CREATE EXTENSION pgcrypto SCHEMA extensions;
COMMENT ON EXTENSION citext IS 'text without case';
