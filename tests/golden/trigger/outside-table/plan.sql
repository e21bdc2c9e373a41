SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE api.profile DROP CONSTRAINT profile_id_fkey;

CREATE TABLE api.upload (
  object integer,
  profile uuid,
  CONSTRAINT upload_object_fkey FOREIGN KEY (object) REFERENCES storage.objects (id),
  CONSTRAINT upload_profile_fkey FOREIGN KEY (profile) REFERENCES api.profile (id)
);

CREATE VIEW api.person AS
SELECT
  p.id,
  p.name,
  u.email
FROM api.profile AS p
JOIN auth.users AS u ON u.id = p.id;

ALTER TABLE api.profile ADD CONSTRAINT profile_id_fkey FOREIGN KEY (id) REFERENCES auth.users (id);

CREATE OR REPLACE TRIGGER welcome
  AFTER INSERT OR UPDATE OF email ON auth.users
  FOR EACH ROW
  WHEN (NEW.email <> '')
  EXECUTE FUNCTION api.welcome();

ALTER POLICY mine ON storage.objects
  USING (bucket = 'avatars' AND EXISTS (SELECT FROM api.upload AS u WHERE u.object = objects.id));

REVOKE SELECT ON TABLE storage.objects FROM webuser;

GRANT INSERT ON TABLE storage.objects TO webuser;

GRANT SELECT (bucket) ON TABLE storage.objects TO webuser;

GRANT SELECT (id) ON TABLE storage.objects TO webuser;

COMMENT ON TRIGGER welcome ON auth.users IS 'makes the profile';
