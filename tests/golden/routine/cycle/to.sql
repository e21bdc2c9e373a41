CREATE FUNCTION even(n integer) RETURNS boolean LANGUAGE sql
BEGIN ATOMIC
  SELECT n = 0 OR odd(n - 1);
END;

CREATE FUNCTION odd(n integer) RETURNS boolean LANGUAGE sql
BEGIN ATOMIC
  SELECT n <> 0 AND even(n - 1);
END;
