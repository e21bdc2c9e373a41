SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE data.sample (
  id bigint NOT NULL,
  small smallint,
  exact numeric(6,2),
  plain numeric,
  approximate double precision,
  flag boolean,
  name text,
  code character(3),
  day date,
  moment timestamp without time zone,
  at timestamp with time zone,
  unique_id uuid,
  blob bytea,
  notes json,
  doc jsonb,
  mood data.mood,
  tags text[],
  computed integer DEFAULT 1,
  CONSTRAINT sample_pkey PRIMARY KEY (id)
);

-- @data key=(id)
INSERT INTO data.sample (id, small, exact, plain, approximate, flag, name, code, day, moment, at, unique_id, blob, notes, doc, mood, tags, computed) VALUES
  (-1, 1, -0.50, 0, 1, false, '7', 'c', NULL, NULL, NULL, NULL, E'\\xdeadbeef', NULL, NULL, 'sad', '{}', DEFAULT),
  (2, 7, 1.50, 1.50, 2.5, true, E'O''Reilly \\ "x"', 'ab', '2020-01-02', '2020-01-02 00:00:00', '2020-01-02 03:04:05+00', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', E'\\x61625c01', '{"a": 1}', '{"a":1}', 'very happy', ARRAY['x', 'y'], 60 * 60),
  (3, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, NULL, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, 'sad', DEFAULT, DEFAULT),
  (10, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, 'tab	here', DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, 'ok', DEFAULT, DEFAULT);
