SET check_function_bodies = off;
SET search_path = public;

DROP INDEX data.day_noon;

ALTER TABLE data.day DROP CONSTRAINT day_night_key;

DROP OPERATOR CLASS data.mood_ops USING btree;

CREATE OPERATOR CLASS data.mood_ops DEFAULT FOR TYPE data.mood USING btree FAMILY data.mood_ops AS
  FUNCTION 1 (data.mood, data.mood) data.mood_cmp(data.mood, data.mood);

ALTER TABLE data.day REPLICA IDENTITY DEFAULT;

ALTER TABLE data.day SET WITHOUT CLUSTER;

ALTER TABLE data.day ADD CONSTRAINT day_night_key UNIQUE (night);

CREATE UNIQUE INDEX day_noon ON data.day (noon data.mood_ops);
