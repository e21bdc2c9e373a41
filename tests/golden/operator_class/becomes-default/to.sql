-- An index of a type that has a class of the server's is made anew when the project's becomes the default, and back.
CREATE SCHEMA data;
CREATE TYPE data.mood AS ENUM ('glad', 'sad');
CREATE FUNCTION data.mood_eq(data.mood, data.mood) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'enum_eq';
CREATE FUNCTION data.mood_cmp(data.mood, data.mood) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'enum_cmp';
CREATE OPERATOR data.= (FUNCTION = data.mood_eq, LEFTARG = data.mood, RIGHTARG = data.mood, COMMUTATOR = OPERATOR(data.=));
CREATE OPERATOR CLASS data.mood_ops DEFAULT FOR TYPE data.mood USING btree AS
  OPERATOR 3 data.=, FUNCTION 1 data.mood_cmp(data.mood, data.mood);
CREATE TABLE data.day (id integer, morning data.mood UNIQUE, noon data.mood, night data.mood);
CREATE INDEX day_noon ON data.day (noon, id);
CREATE INDEX day_night ON data.day (night enum_ops);
