CREATE SCHEMA api;
CREATE TABLE api.profile (id uuid PRIMARY KEY REFERENCES auth.users (id), name text);
CREATE TABLE api.upload (object integer REFERENCES storage.objects (id), profile uuid REFERENCES api.profile);
CREATE FUNCTION api.welcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO api.profile (id, name) VALUES (new.id, new.email);
  RETURN new;
END $$;
CREATE VIEW api.person AS
  SELECT p.id, p.name, u.email FROM api.profile AS p JOIN auth.users AS u ON u.id = p.id;
CREATE TRIGGER welcome AFTER INSERT OR UPDATE OF email ON auth.users
  FOR EACH ROW WHEN (new.email <> '') EXECUTE FUNCTION api.welcome();
COMMENT ON TRIGGER welcome ON auth.users IS 'makes the profile';
CREATE POLICY mine ON storage.objects FOR SELECT TO webuser
  USING (bucket = 'avatars' AND EXISTS (SELECT FROM api.upload AS u WHERE u.object = objects.id));
GRANT SELECT (id, bucket), INSERT ON storage.objects TO webuser;
