-- Who is named as another's negator has that one for its own.
CREATE FUNCTION same(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE FUNCTION differs(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a <> b';
CREATE OPERATOR <!> (FUNCTION = differs, LEFTARG = int, RIGHTARG = int);
CREATE OPERATOR <=> (FUNCTION = same, LEFTARG = int, RIGHTARG = int, NEGATOR = <!>);
