SET check_function_bodies = off;
SET search_path = public;

COMMENT ON TRIGGER welcome ON auth.users IS NULL;

REVOKE SELECT (id) ON TABLE storage.objects FROM webuser;

REVOKE SELECT (bucket) ON TABLE storage.objects FROM webuser;

ALTER TABLE api.profile DROP CONSTRAINT profile_id_fkey;

DROP VIEW api.person;

ALTER TABLE api.profile ADD CONSTRAINT profile_id_fkey FOREIGN KEY (id) REFERENCES auth.users ON DELETE CASCADE;

CREATE OR REPLACE TRIGGER welcome
  AFTER INSERT ON auth.users
  FOR EACH ROW
  EXECUTE FUNCTION api.welcome();

ALTER POLICY mine ON storage.objects
  USING (bucket = 'avatars');

REVOKE INSERT ON TABLE storage.objects FROM webuser;

GRANT SELECT ON TABLE storage.objects TO webuser;

DROP TABLE api.upload;
