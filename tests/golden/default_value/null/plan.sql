SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t ALTER COLUMN a DROP DEFAULT;

CREATE DOMAIN data.positive AS integer DEFAULT 5;

CREATE DOMAIN data.short AS character varying(10) DEFAULT 'x';

CREATE DOMAIN data.shorter AS data.short;

CREATE TABLE data.of_domain (
  a data.positive DEFAULT NULL::integer,
  b data.positive,
  c data.shorter DEFAULT NULL::character varying,
  d data.positive[]
);

ALTER TABLE data.t ALTER COLUMN d SET DEFAULT '{}';

ALTER TABLE data.t ALTER COLUMN e SET DEFAULT NULL::timestamp with time zone;
