SET check_function_bodies = off;
SET search_path = public;

DROP INDEX data.day_noon;

ALTER TABLE data.day DROP CONSTRAINT day_night_key;

DROP OPERATOR CLASS data.mood_ops USING btree;

CREATE OPERATOR CLASS data.mood_ops DEFAULT FOR TYPE data.mood USING btree FAMILY data.mood_ops AS
  OPERATOR 3 data.= (data.mood, data.mood),
  FUNCTION 1 (data.mood, data.mood) data.mood_cmp(data.mood, data.mood);

ALTER TABLE data.day ADD CONSTRAINT day_night_key UNIQUE (night);

ALTER TABLE data.day CLUSTER ON day_night_key;

CREATE UNIQUE INDEX day_noon ON data.day (noon data.mood_ops);

ALTER TABLE data.day REPLICA IDENTITY USING INDEX day_noon;

ALTER TABLE data.day REPLICA IDENTITY USING INDEX day_noon;

ALTER TABLE data.day CLUSTER ON day_night_key;
