SET check_function_bodies = off;
SET search_path = public;

DROP STATISTICS data.three_s;

DROP STATISTICS data.one_s;

DROP STATISTICS data.four_s;

ALTER DOMAIN data.amount DROP CONSTRAINT small;

ALTER TYPE data.mood ADD VALUE 'odd' BEFORE 'sad';

ALTER TABLE data.one ALTER COLUMN a TYPE integer;

ALTER TABLE data.four
  ALTER COLUMN a TYPE integer[];

ALTER TABLE data.three
  ALTER COLUMN a TYPE integer[];

ALTER DOMAIN data.amount ADD CONSTRAINT small CHECK (VALUE < 1000);

ALTER TABLE data.four
  ALTER COLUMN a TYPE data.amount[];

ALTER TABLE data.three
  ALTER COLUMN a TYPE data.amount[];

CREATE STATISTICS data.four_s ON a, b FROM data.four;

ALTER STATISTICS data.four_s SET STATISTICS 100;

CREATE STATISTICS data.one_s ON a, b FROM data.one;

ALTER STATISTICS data.one_s SET STATISTICS 100;

CREATE STATISTICS data.three_s ON a, b FROM data.three;

ALTER STATISTICS data.two_s SET STATISTICS -1;

ALTER STATISTICS data.one_s OWNER TO alice;

COMMENT ON STATISTICS data.one_s IS 'kept';
