SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t ALTER COLUMN e DROP DEFAULT;

ALTER TABLE data.t ALTER COLUMN a SET DEFAULT NULL::character varying;

ALTER TABLE data.t ALTER COLUMN d SET DEFAULT NULL::character varying[];

DROP TABLE data.of_domain;

DROP DOMAIN data.shorter;

DROP DOMAIN data.short;

DROP DOMAIN data.positive;
