SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE data.mood ADD VALUE 'sad' BEFORE 'happy';

ALTER TABLE data.person ADD COLUMN was data.mood;
