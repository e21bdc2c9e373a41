SET check_function_bodies = off;
SET search_path = public;

COMMENT ON SCHEMA public IS 'standard public schema';

REVOKE USAGE ON SCHEMA public FROM webuser;

GRANT USAGE ON SCHEMA public TO PUBLIC;
