SET check_function_bodies = off;
SET search_path = public;

REVOKE USAGE ON SCHEMA auth FROM webuser;

ALTER TABLE auth."it's" FORCE ROW LEVEL SECURITY;

ALTER TABLE auth.sessions FORCE ROW LEVEL SECURITY;

ALTER TABLE auth.users NO FORCE ROW LEVEL SECURITY;

ALTER POLICY own ON auth.users
  USING (TRUE);
