SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION data.of(data.mood);

ALTER TABLE data.person DROP COLUMN was;

ALTER TYPE data.mood RENAME TO mood__replaced;

CREATE TYPE data.mood AS ENUM ('happy');

ALTER TABLE data.person
  ALTER COLUMN mood TYPE data.mood USING mood::text::data.mood;

DROP TYPE data.mood__replaced;

ALTER TYPE data.mood OWNER TO bob;

REVOKE USAGE ON TYPE data.mood FROM PUBLIC;

GRANT USAGE ON TYPE data.mood TO webuser;

CREATE FUNCTION data.of(m data.mood)
  RETURNS data.mood
  LANGUAGE sql
AS $$ SELECT m $$;

REVOKE USAGE ON TYPE data.mood FROM alice;
