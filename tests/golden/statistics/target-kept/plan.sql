SET check_function_bodies = off;
SET search_path = public;

DROP STATISTICS data.two_s;

DROP STATISTICS data.three_s;

DROP STATISTICS data.one_s;

DROP STATISTICS data.four_s;

ALTER DOMAIN data.amount DROP CONSTRAINT small;

ALTER TYPE data.mood RENAME TO mood__replaced;

CREATE TYPE data.mood AS ENUM ('glad', 'sad');

ALTER TABLE data.two
  ALTER COLUMN a TYPE data.mood USING a::text::data.mood;

DROP TYPE data.mood__replaced;

ALTER TABLE data.one ALTER COLUMN a TYPE bigint;

ALTER TABLE data.four
  ALTER COLUMN a TYPE integer[];

ALTER TABLE data.three
  ALTER COLUMN a TYPE integer[];

ALTER DOMAIN data.amount ADD CONSTRAINT small CHECK (VALUE < 2000);

ALTER TABLE data.four
  ALTER COLUMN a TYPE data.amount[];

ALTER TABLE data.three
  ALTER COLUMN a TYPE data.amount[];

CREATE STATISTICS data.four_s ON a, b FROM data.four;

ALTER STATISTICS data.four_s SET STATISTICS 200;

CREATE STATISTICS data.one_s ON a, b FROM data.one;

ALTER STATISTICS data.one_s SET STATISTICS 100;

CREATE STATISTICS data.three_s ON a, b FROM data.three;

ALTER STATISTICS data.three_s SET STATISTICS 100;

CREATE STATISTICS data.two_s ON a, b FROM data.two;

ALTER STATISTICS data.two_s SET STATISTICS 100;

ALTER STATISTICS data.one_s OWNER TO alice;

COMMENT ON STATISTICS data.one_s IS 'kept';
