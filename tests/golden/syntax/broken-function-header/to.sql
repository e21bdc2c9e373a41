CREATE FUNCTION twice(n int) RETURNS int LANGAUGE sql AS $$ SELECT 2 * n $$;
CREATE FUNCTION thrice(n int RETURNS int LANGUAGE sql AS $$ SELECT 3 * n $$;
CREATE TABLE number (n int, twofold int GENERATED ALWAYS AS (twice(n)) STORED);
CREATE VIEW numbers AS SELECT twice(n) AS two, thrice(n) AS three FROM number;
