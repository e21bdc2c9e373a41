-- So is one that was named before it is there.
CREATE FUNCTION same(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE FUNCTION differs(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a <> b';
CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int, NEGATOR = !==);
CREATE OPERATOR !== (FUNCTION = differs, LEFTARG = int, RIGHTARG = int);
