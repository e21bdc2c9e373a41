SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.day DROP CONSTRAINT day_noon_excl;

DROP OPERATOR CLASS data.zealous USING btree;

CREATE OPERATOR CLASS data.able DEFAULT FOR TYPE data.mood USING btree FAMILY data.kin AS
  OPERATOR 3 data.= (data.mood, data.mood),
  FUNCTION 1 (data.mood, data.mood) data.mood_cmp(data.mood, data.mood);

ALTER TABLE data.day ADD CONSTRAINT day_noon_excl EXCLUDE USING btree (noon data.able WITH OPERATOR(data.=));
