-- What the platform brings; no schema of the project.
CREATE SCHEMA auth;
CREATE TABLE auth.users (id uuid PRIMARY KEY, email text NOT NULL);
CREATE SCHEMA storage;
CREATE TABLE storage.objects (id integer PRIMARY KEY, bucket text NOT NULL, owner uuid);
ALTER TABLE storage.objects ENABLE ROW LEVEL SECURITY;
