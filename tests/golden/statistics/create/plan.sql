SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TABLE data.visit (
  id integer,
  "we""ird" integer,
  city text,
  zip text,
  at timestamp with time zone
);

CREATE MATERIALIZED VIEW data.busy AS
SELECT
  city,
  zip,
  count(*) AS n
FROM data.visit
GROUP BY 1, 2;

CREATE STATISTICS data.every ON city, zip FROM data.visit;

CREATE STATISTICS data."it's ""s" (mcv) ON zip, (id % 10), (lower(city)) FROM data.visit;

CREATE STATISTICS data.of_view ON city, zip FROM data.busy;

CREATE STATISTICS data.one ON (lower(city)) FROM data.visit;

CREATE STATISTICS data.plain ON city, zip FROM data.visit;

ALTER STATISTICS data.plain SET STATISTICS 500;

CREATE STATISTICS data."some" (dependencies, ndistinct) ON city, "we""ird", zip FROM data.visit;

ALTER STATISTICS data."some" OWNER TO alice;

COMMENT ON STATISTICS data."it's ""s" IS 'odd';
