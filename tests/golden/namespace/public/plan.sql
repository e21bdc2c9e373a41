SET check_function_bodies = off;
SET search_path = public;

REVOKE USAGE ON SCHEMA public FROM PUBLIC;

GRANT USAGE ON SCHEMA public TO webuser;

COMMENT ON SCHEMA public IS 'everyone''s';
