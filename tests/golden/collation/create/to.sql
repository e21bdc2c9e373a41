CREATE SCHEMA data;
CREATE COLLATION data.plain (LOCALE = 'C');
CREATE COLLATION data.mixed (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
CREATE COLLATION data.german (PROVIDER = icu, LOCALE = 'de-u-co-phonebk');
CREATE COLLATION data.any_case (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
CREATE COLLATION data.again FROM data.any_case;
CREATE COLLATION data.of_server FROM "C";
CREATE COLLATION data.icu_one FROM "de-x-icu";
CREATE COLLATION data."We""ird ""C" (LOCALE = 'POSIX');
COMMENT ON COLLATION data."We""ird ""C" IS 'it''s odd';
ALTER COLLATION data.german OWNER TO alice;
CREATE DOMAIN data.name AS text COLLATE data.any_case;
CREATE TYPE data.pair AS (a text COLLATE data.german, b text);
CREATE TYPE data.span AS RANGE (SUBTYPE = text, COLLATION = data.plain);
CREATE TABLE data.person (
  id int PRIMARY KEY,
  name text COLLATE data.german,
  nick text COLLATE data."We""ird ""C",
  CHECK (name COLLATE data.plain > 'a')
);
CREATE INDEX person_name ON data.person (name COLLATE data.plain, (nick || 'x') COLLATE data.any_case);
CREATE VIEW data.sorted AS SELECT id FROM data.person ORDER BY name COLLATE data.any_case;
