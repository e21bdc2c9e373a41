SET check_function_bodies = off;
SET search_path = public;

GRANT USAGE ON LANGUAGE plpgsql TO alice;

REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
