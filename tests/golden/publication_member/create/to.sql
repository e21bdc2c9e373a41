CREATE SCHEMA data;
CREATE SCHEMA "odd ""schema";
-- The publication stands before what it publishes.
CREATE PUBLICATION rows FOR TABLE data.todo (id, "own""er") WHERE (done AND "own""er" <> 'it''s'), data.parent, ONLY data.other;
CREATE PUBLICATION whole FOR TABLES IN SCHEMA "odd ""schema", data;
CREATE TABLE data.todo (id int, done boolean, "own""er" text, PRIMARY KEY (id, "own""er", done));
CREATE TABLE data.parent (id int);
CREATE TABLE data.child () INHERITS (data.parent);
CREATE TABLE data.other (id int);
CREATE TABLE data.other_child () INHERITS (data.other);
CREATE TABLE data.measured (at date, city text) PARTITION BY RANGE (at);
CREATE TABLE data.measured_2025 PARTITION OF data.measured FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE PUBLICATION parts FOR TABLE data.measured WITH (publish_via_partition_root);
