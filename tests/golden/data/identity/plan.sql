SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE data.kind (
  id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  name text NOT NULL,
  upper text GENERATED ALWAYS AS (upper(name)) STORED,
  CONSTRAINT kind_pkey PRIMARY KEY (id)
);

-- @data key=(id)
INSERT INTO data.kind (id, name) OVERRIDING SYSTEM VALUE VALUES
  (1, 'one'),
  (2, 'two');

SELECT setval(seqrelid, 2) FROM pg_sequence
WHERE seqrelid = pg_get_serial_sequence('data.kind', 'id')::regclass AND coalesce(pg_sequence_last_value(seqrelid), seqstart - 1) < 2;
