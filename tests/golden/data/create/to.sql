CREATE SCHEMA data;
CREATE TYPE data.mood AS ENUM ('sad', 'ok', 'very happy');
CREATE TABLE data.sample (
  id bigint PRIMARY KEY,
  small smallint,
  exact numeric(6,2),
  plain numeric,
  approximate double precision,
  flag boolean,
  name text,
  code character(3),
  day date,
  moment timestamp,
  at timestamptz,
  unique_id uuid,
  blob bytea,
  notes json,
  doc jsonb,
  mood data.mood,
  tags text[],
  computed integer DEFAULT 1
);
-- @data key=(id)
INSERT INTO data.sample (id, small, exact, plain, approximate, flag, name, code, day, moment, at, unique_id, blob, notes, doc, mood, tags, computed)
VALUES (02, '7', 1.5, 1.50, 2.50, 't', 'O''Reilly \ "x"', 'ab', '2020-01-02', '2020-01-02', '2020-01-02T03:04:05Z',
        'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', 'ab\\\001', '{"a": 1}', '{"a":1}'::jsonb, 'very happy', ARRAY['x', 'y'], 60 * 60),
       (-1, 1, -0.5, '0', 1, 'no', 7, 'c  ', NULL, NULL, NULL, NULL, '\xDEADBEEF', NULL, NULL, 'sad'::data.mood, '{}', DEFAULT);
-- Rows of several statements are one set.
-- @data key=(id)
COPY data.sample (id, name, mood) FROM stdin;
10	tab\there	ok
3	\N	sad
\.
INSERT INTO data.sample (id) VALUES (99); -- no annotation: no part of the schema
