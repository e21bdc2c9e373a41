-- Whichever of the two names the other, each is the other's negator.
CREATE FUNCTION same(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE FUNCTION differs(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a <> b';
CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int, NEGATOR = !==);
CREATE OPERATOR !== (FUNCTION = differs, LEFTARG = int, RIGHTARG = int);
CREATE OPERATOR <!> (FUNCTION = differs, LEFTARG = int, RIGHTARG = int);
CREATE OPERATOR <=> (FUNCTION = same, LEFTARG = int, RIGHTARG = int, NEGATOR = <!>);
