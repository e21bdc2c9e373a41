SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.contact RENAME CONSTRAINT contact_pkey TO person_pkey;

ALTER TABLE data.contact RENAME COLUMN full_name TO name;

ALTER TABLE data.contact RENAME TO person;

DROP INDEX CONCURRENTLY data.contact_born;

ALTER TABLE data.person DROP CONSTRAINT contact_full_name_key;

ALTER TABLE data.person DROP CONSTRAINT big;

CREATE TABLE data.gone (
  id integer
);

ALTER TABLE data.person ALTER COLUMN name TYPE character varying(80);

ALTER TABLE data.person ALTER COLUMN name DROP NOT NULL;

ALTER TABLE data.person ALTER COLUMN size DROP DEFAULT;

ALTER TABLE data.person ALTER COLUMN size TYPE text;

ALTER TABLE data.person ADD COLUMN note text;

ALTER TABLE data.person ALTER COLUMN name SET DEFAULT 'x';

ALTER TABLE data.person ALTER COLUMN size SET DEFAULT '1';

CREATE INDEX person_name ON data.person (name);

COMMENT ON TABLE data.person IS 'People';

COMMENT ON COLUMN data.person.name IS 'Name';

ALTER TABLE data.person DROP COLUMN born;
