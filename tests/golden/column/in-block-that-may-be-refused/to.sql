-- What only a server refuses is taken to succeed, so that what a handler makes in its place is not made.
CREATE TABLE person (id integer, phone varchar(15), CONSTRAINT person_key UNIQUE (phone));
DO $$
BEGIN
  ALTER TABLE person ALTER COLUMN phone TYPE text;
EXCEPTION
  WHEN SQLSTATE '0A000' THEN RAISE NOTICE 'a view uses it';
  WHEN SQLSTATE '2BP01' OR lock_not_available THEN RAISE NOTICE 'something rests on it';
  WHEN SQLSTATE 'XX000' THEN RAISE NOTICE 'inside';
END $$;
DO $$
BEGIN
  ALTER TABLE person DROP CONSTRAINT IF EXISTS person_key;
EXCEPTION WHEN dependent_objects_still_exist THEN
  RAISE NOTICE 'left';
END $$;
DO $$
BEGIN
  CREATE FUNCTION number_of(text) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'textlen';
EXCEPTION WHEN insufficient_privilege THEN
  CREATE FUNCTION number_of(text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT length($1)';
END $$;
