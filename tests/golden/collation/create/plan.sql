SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE COLLATION data."We""ird ""C" (locale = 'POSIX');

CREATE COLLATION data.again (provider = icu, locale = 'und-u-ks-level2', deterministic = false);

CREATE COLLATION data.any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);

CREATE COLLATION data.german (provider = icu, locale = 'de-u-co-phonebk');

CREATE COLLATION data.icu_one (provider = icu, locale = 'de');

CREATE COLLATION data.mixed (lc_collate = 'C', lc_ctype = 'POSIX');

CREATE COLLATION data.of_server (locale = 'C');

CREATE COLLATION data.plain (locale = 'C');

CREATE TYPE data.pair AS (
  a text COLLATE data.german,
  b text
);

CREATE TYPE data.span AS RANGE (subtype = text, collation = data.plain);

CREATE DOMAIN data.name AS text COLLATE data.any_case;

CREATE TABLE data.person (
  id integer NOT NULL,
  name text COLLATE data.german,
  nick text COLLATE data."We""ird ""C",
  CONSTRAINT person_name_check CHECK (name COLLATE data.plain > 'a'),
  CONSTRAINT person_pkey PRIMARY KEY (id)
);

CREATE VIEW data.sorted AS
SELECT
  id
FROM data.person
ORDER BY name COLLATE data.any_case;

CREATE INDEX person_name ON data.person (name COLLATE data.plain, (nick || 'x') COLLATE data.any_case);

ALTER COLLATION data.german OWNER TO alice;

COMMENT ON COLLATION data."We""ird ""C" IS 'it''s odd';
