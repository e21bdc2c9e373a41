SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE data.mood RENAME TO mood__replaced;

CREATE TYPE data.mood AS ENUM ('sad', 'happy');

ALTER TABLE data.person
  ALTER COLUMN mood TYPE data.mood USING mood::text::data.mood;

DROP TYPE data.mood__replaced;

CREATE VIEW data.glad AS
SELECT
  name
FROM data.person
WHERE mood::text = 'happy';

CREATE MATERIALIZED VIEW data.moods AS
SELECT
  name,
  mood::text AS mood
FROM data.person;
