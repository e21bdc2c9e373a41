SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.w;

DROP VIEW data.v;

ALTER TABLE data.t ALTER COLUMN id TYPE bigint;

ALTER TABLE data.t ALTER COLUMN a DROP DEFAULT;

ALTER TABLE data.t ALTER COLUMN a TYPE character varying(20);

ALTER TABLE data.t ALTER COLUMN a SET DEFAULT 'a';

ALTER TABLE data.t ALTER COLUMN b TYPE text;

ALTER TABLE data.t ALTER COLUMN c TYPE character varying(5);

ALTER TABLE data.t ALTER COLUMN d DROP DEFAULT;

ALTER TABLE data.t ALTER COLUMN d TYPE integer USING d::integer;

ALTER TABLE data.t ALTER COLUMN e TYPE numeric(10,2);

ALTER TABLE data.t ALTER COLUMN f TYPE numeric(8,3);

ALTER TABLE data.t ALTER COLUMN g TYPE timestamp with time zone;

ALTER TABLE data.t ALTER COLUMN h DROP DEFAULT;

ALTER TABLE data.t ALTER COLUMN h TYPE data.mood USING h::data.mood;

ALTER TABLE data.t ALTER COLUMN h SET DEFAULT 'good';

ALTER TABLE data.t ALTER COLUMN i TYPE data.positive;

ALTER TABLE data.t ALTER COLUMN j TYPE integer;

ALTER TABLE data.t ALTER COLUMN k TYPE data.mood[] USING k::data.mood[];

ALTER TABLE data.t ALTER COLUMN l TYPE timestamp with time zone;

ALTER TABLE data.t ALTER COLUMN m TYPE jsonb;

ALTER TABLE data.t ALTER COLUMN n TYPE boolean USING n::boolean;

CREATE VIEW data.v AS
SELECT
  id,
  c
FROM data.t;

CREATE VIEW data.w AS
SELECT
  id
FROM data.v;

ALTER TABLE data.t ALTER COLUMN d SET DEFAULT 1;
