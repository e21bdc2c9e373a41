SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TYPE data.mood AS ENUM ('good', 'bad');

CREATE UNLOGGED TABLE data.cache (
  key text COLLATE "C" NOT NULL,
  value jsonb,
  CONSTRAINT cache_pkey PRIMARY KEY (key)
);

CREATE TABLE data.nothing ();

CREATE TABLE data.person (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  name character varying(40) NOT NULL,
  born date DEFAULT CURRENT_DATE,
  feels data.mood DEFAULT 'good' NOT NULL,
  score numeric(10,0) DEFAULT 0,
  code "char",
  seen timestamp(3) with time zone,
  took interval day to second(2),
  tags text[] DEFAULT '{}',
  boss bigint,
  full_name text GENERATED ALWAYS AS (upper(name)) STORED,
  CONSTRAINT person_born_check CHECK (born > '1900-01-01'),
  CONSTRAINT person_boss_fkey FOREIGN KEY (boss) REFERENCES data.person (id) ON DELETE SET NULL,
  CONSTRAINT person_name_key UNIQUE (name),
  CONSTRAINT person_pkey PRIMARY KEY (id)
)
WITH (autovacuum_enabled = false, fillfactor = 70);
