SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.alone ALTER COLUMN id TYPE bigint;

ALTER TABLE data.base ALTER COLUMN id TYPE bigint;

ALTER TABLE data.base ALTER COLUMN id SET NOT NULL;

ALTER TABLE data.base ADD COLUMN note text DEFAULT '';

CREATE TABLE data.other (
  id bigint DEFAULT 7
)
INHERITS (data.base);

ALTER TABLE data.leaf ALTER COLUMN at SET DEFAULT '2000-01-01 00:00:00+00';

ALTER TABLE data.base ADD CONSTRAINT base_id_check CHECK (id > 0);
