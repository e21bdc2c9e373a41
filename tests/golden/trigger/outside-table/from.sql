CREATE SCHEMA api;
CREATE TABLE api.profile (id uuid PRIMARY KEY REFERENCES auth.users ON DELETE CASCADE, name text);
CREATE FUNCTION api.welcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO api.profile (id, name) VALUES (new.id, new.email);
  RETURN new;
END $$;
CREATE TRIGGER welcome AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION api.welcome();
DROP POLICY IF EXISTS mine ON storage.objects;
CREATE POLICY mine ON storage.objects FOR SELECT TO webuser USING (bucket = 'avatars');
GRANT SELECT ON storage.objects TO webuser;
