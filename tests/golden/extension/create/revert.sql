SET check_function_bodies = off;
SET search_path = public, extensions;

DROP EXTENSION pgcrypto;

DROP EXTENSION citext;

DROP SCHEMA extensions;
