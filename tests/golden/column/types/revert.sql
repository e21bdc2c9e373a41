SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.w;

DROP VIEW data.v;

ALTER TABLE data.t ALTER COLUMN id TYPE integer;

ALTER TABLE data.t ALTER COLUMN a DROP DEFAULT;

ALTER TABLE data.t ALTER COLUMN a TYPE character varying(10);

ALTER TABLE data.t ALTER COLUMN a SET DEFAULT 'a';

ALTER TABLE data.t ALTER COLUMN b TYPE character varying(10);

ALTER TABLE data.t ALTER COLUMN c TYPE text;

ALTER TABLE data.t ALTER COLUMN d DROP DEFAULT;

ALTER TABLE data.t ALTER COLUMN d TYPE text;

ALTER TABLE data.t ALTER COLUMN e TYPE numeric(8,2);

ALTER TABLE data.t ALTER COLUMN f TYPE numeric(8,2);

ALTER TABLE data.t ALTER COLUMN g TYPE timestamp without time zone;

ALTER TABLE data.t ALTER COLUMN h DROP DEFAULT;

ALTER TABLE data.t ALTER COLUMN h TYPE text;

ALTER TABLE data.t ALTER COLUMN h SET DEFAULT 'good';

ALTER TABLE data.t ALTER COLUMN i TYPE integer;

ALTER TABLE data.t ALTER COLUMN j TYPE bigint;

ALTER TABLE data.t ALTER COLUMN k TYPE text[];

ALTER TABLE data.t ALTER COLUMN l TYPE date;

ALTER TABLE data.t ALTER COLUMN m TYPE json;

ALTER TABLE data.t ALTER COLUMN n TYPE integer USING n::integer;

CREATE VIEW data.v AS
SELECT
  id,
  c
FROM data.t;

CREATE VIEW data.w AS
SELECT
  id
FROM data.v;

ALTER TABLE data.t ALTER COLUMN d SET DEFAULT '1';
