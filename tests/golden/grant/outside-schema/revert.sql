SET check_function_bodies = off;
SET search_path = public;

REVOKE SELECT ON TABLE auth.users FROM webuser;

REVOKE USAGE ON SCHEMA extensions FROM webuser;

DROP SCHEMA data;
