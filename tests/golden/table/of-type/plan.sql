SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE data.pairs OF data.pair (
  CONSTRAINT pairs_pkey PRIMARY KEY (a)
);

ALTER TABLE data.pairs ALTER COLUMN a SET NOT NULL;

ALTER TABLE data.pairs ALTER COLUMN b SET DEFAULT 'x';
