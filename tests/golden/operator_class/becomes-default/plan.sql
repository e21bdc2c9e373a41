SET check_function_bodies = off;
SET search_path = public;

DROP INDEX data.day_noon;

ALTER TABLE data.day DROP CONSTRAINT day_morning_key;

CREATE OPERATOR FAMILY data.mood_ops USING btree;

CREATE OPERATOR CLASS data.mood_ops DEFAULT FOR TYPE data.mood USING btree FAMILY data.mood_ops AS
  OPERATOR 3 data.= (data.mood, data.mood),
  FUNCTION 1 (data.mood, data.mood) data.mood_cmp(data.mood, data.mood);

ALTER TABLE data.day ADD CONSTRAINT day_morning_key UNIQUE (morning);

CREATE INDEX day_noon ON data.day (noon data.mood_ops, id);
