SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE SCHEMA "odd ""schema";

CREATE TABLE data.measured (
  at date,
  city text
)
PARTITION BY RANGE (at);

CREATE TABLE data.measured_2025 PARTITION OF data.measured FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

CREATE TABLE data.other (
  id integer
);

CREATE TABLE data.other_child ()
INHERITS (data.other);

CREATE TABLE data.parent (
  id integer
);

CREATE TABLE data.child ()
INHERITS (data.parent);

CREATE TABLE data.todo (
  id integer NOT NULL,
  done boolean NOT NULL,
  "own""er" text NOT NULL,
  CONSTRAINT todo_pkey PRIMARY KEY (id, "own""er", done)
);

CREATE PUBLICATION parts WITH (publish_via_partition_root = 'true');

CREATE PUBLICATION rows;

CREATE PUBLICATION whole;

ALTER PUBLICATION whole ADD TABLES IN SCHEMA data;

ALTER PUBLICATION whole ADD TABLES IN SCHEMA "odd ""schema";

ALTER PUBLICATION rows ADD TABLE ONLY data.child;

ALTER PUBLICATION parts ADD TABLE ONLY data.measured;

ALTER PUBLICATION rows ADD TABLE ONLY data.other;

ALTER PUBLICATION rows ADD TABLE ONLY data.parent;

ALTER PUBLICATION rows ADD TABLE ONLY data.todo (id, "own""er") WHERE (done AND "own""er" <> 'it''s');
