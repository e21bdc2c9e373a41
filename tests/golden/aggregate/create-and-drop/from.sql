CREATE FUNCTION gather(state internal, p double precision, v anyelement) RETURNS internal LANGUAGE internal AS 'ordered_set_transition';
DROP FUNCTION gather;
CREATE AGGREGATE every_int(VARIADIC n integer[]) (SFUNC = array_cat, STYPE = integer[]);
CREATE AGGREGATE counted(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0', FINALFUNC_MODIFY = READ_WRITE);
ALTER AGGREGATE counted(*) OWNER TO alice;
