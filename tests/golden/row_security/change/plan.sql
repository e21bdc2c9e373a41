SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE auth."it's" NO FORCE ROW LEVEL SECURITY;

ALTER TABLE auth.sessions NO FORCE ROW LEVEL SECURITY;

ALTER TABLE auth.users FORCE ROW LEVEL SECURITY;

ALTER POLICY own ON auth.users
  USING (FALSE);

GRANT USAGE ON SCHEMA auth TO webuser;
