SET check_function_bodies = off;
SET search_path = public;

GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC;

REVOKE USAGE ON LANGUAGE plpgsql FROM alice;
