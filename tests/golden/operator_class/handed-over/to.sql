-- A family has one class of a type, and a type one default: the old one goes before the new one comes.
CREATE SCHEMA data;
CREATE TYPE data.mood AS ENUM ('glad', 'sad');
CREATE FUNCTION data.mood_eq(data.mood, data.mood) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'enum_eq';
CREATE FUNCTION data.mood_cmp(data.mood, data.mood) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'enum_cmp';
CREATE OPERATOR data.= (FUNCTION = data.mood_eq, LEFTARG = data.mood, RIGHTARG = data.mood, COMMUTATOR = OPERATOR(data.=));
CREATE OPERATOR FAMILY data.kin USING btree;
CREATE OPERATOR CLASS data.able DEFAULT FOR TYPE data.mood USING btree FAMILY data.kin AS
  OPERATOR 3 data.=, FUNCTION 1 data.mood_cmp(data.mood, data.mood);
CREATE TABLE data.day (noon data.mood, EXCLUDE USING btree (noon data.able WITH OPERATOR(data.=)));
