-- An index that is made anew for another's sake is marked after that.
CREATE SCHEMA data;
CREATE TYPE data.mood AS ENUM ('glad', 'sad');
CREATE FUNCTION data.mood_eq(data.mood, data.mood) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'enum_eq';
CREATE FUNCTION data.mood_cmp(data.mood, data.mood) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'enum_cmp';
CREATE OPERATOR data.= (FUNCTION = data.mood_eq, LEFTARG = data.mood, RIGHTARG = data.mood, COMMUTATOR = OPERATOR(data.=));
CREATE OPERATOR CLASS data.mood_ops DEFAULT FOR TYPE data.mood USING btree AS
  FUNCTION 1 data.mood_cmp(data.mood, data.mood);
CREATE TABLE data.day (noon data.mood NOT NULL, night data.mood NOT NULL UNIQUE);
CREATE UNIQUE INDEX day_noon ON data.day (noon);
