CREATE SCHEMA data;
CREATE TYPE data.mood AS ENUM ('good', 'bad');
CREATE TABLE data.person (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar(40) NOT NULL UNIQUE,
  born date DEFAULT CURRENT_DATE CHECK (born > '1900-01-01'),
  feels data.mood NOT NULL DEFAULT 'good',
  score numeric(10) DEFAULT 0,
  code "char",
  seen timestamptz(3),
  took interval day to second(2),
  tags text[] DEFAULT '{}',
  boss bigint REFERENCES data.person ON DELETE SET NULL,
  full_name text GENERATED ALWAYS AS (upper(name)) STORED
) WITH (autovacuum_enabled = false, fillfactor = 70);
CREATE UNLOGGED TABLE data.cache (key text COLLATE "C" PRIMARY KEY, value jsonb);
CREATE TABLE data.nothing ();
