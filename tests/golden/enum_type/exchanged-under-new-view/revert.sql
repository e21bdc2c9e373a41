SET check_function_bodies = off;
SET search_path = public;

DROP MATERIALIZED VIEW data.moods;

DROP VIEW data.glad;

ALTER TYPE data.mood ADD VALUE 'ok' BEFORE 'happy';
