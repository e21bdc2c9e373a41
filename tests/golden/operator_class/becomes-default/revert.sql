SET check_function_bodies = off;
SET search_path = public;

DROP INDEX data.day_noon;

ALTER TABLE data.day DROP CONSTRAINT day_morning_key;

DROP OPERATOR FAMILY data.mood_ops USING btree;

ALTER TABLE data.day ADD CONSTRAINT day_morning_key UNIQUE (morning);

CREATE INDEX day_noon ON data.day (noon, id);
