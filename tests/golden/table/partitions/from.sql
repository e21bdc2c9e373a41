CREATE SCHEMA data;
CREATE TABLE data.event (
  at date NOT NULL,
  kind text DEFAULT 'other',
  weight integer CHECK (weight > 0),
  PRIMARY KEY (at, kind)
) PARTITION BY RANGE (at);
CREATE TABLE data.event_2024 PARTITION OF data.event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE data.event_2025 PARTITION OF data.event (kind DEFAULT 'new', CONSTRAINT heavy CHECK (weight > 5))
  FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (kind);
CREATE TABLE data.event_2025_new PARTITION OF data.event_2025 FOR VALUES IN ('new', 'fresh');
CREATE TABLE data.event_rest PARTITION OF data.event DEFAULT;
CREATE TABLE data.shard (id integer) PARTITION BY HASH (id);
CREATE TABLE data.shard_0 PARTITION OF data.shard FOR VALUES WITH (MODULUS 2, REMAINDER 0);
