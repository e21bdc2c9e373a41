SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.person RENAME TO contact;

ALTER TABLE data.contact RENAME COLUMN name TO full_name;

ALTER TABLE data.contact RENAME CONSTRAINT person_pkey TO contact_pkey;

COMMENT ON COLUMN data.contact.full_name IS NULL;

COMMENT ON TABLE data.contact IS NULL;

DROP INDEX data.person_name;

ALTER TABLE data.contact ALTER COLUMN full_name DROP DEFAULT;

ALTER TABLE data.contact ALTER COLUMN full_name TYPE character varying(120);

ALTER TABLE data.contact ALTER COLUMN full_name SET NOT NULL;

ALTER TABLE data.contact ALTER COLUMN size DROP DEFAULT;

ALTER TABLE data.contact ALTER COLUMN size TYPE integer USING size::integer;

ALTER TABLE data.contact ADD COLUMN born date DEFAULT '2000-01-01';

ALTER TABLE data.contact ALTER COLUMN size SET DEFAULT 1;

ALTER TABLE data.contact ADD CONSTRAINT big CHECK (size > 0);

ALTER TABLE data.contact ADD CONSTRAINT contact_full_name_key UNIQUE (full_name);

CREATE INDEX CONCURRENTLY contact_born ON data.contact (born);

ALTER TABLE data.contact DROP COLUMN note;

DROP TABLE data.gone;
