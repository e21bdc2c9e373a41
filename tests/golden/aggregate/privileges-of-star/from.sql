CREATE AGGREGATE rows_of(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
