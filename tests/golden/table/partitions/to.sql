CREATE SCHEMA data;
CREATE TABLE data.event (
  at date,
  kind text DEFAULT 'other',
  weight integer,
  CONSTRAINT event_weight_check CHECK (weight > 0)
) PARTITION BY RANGE ((at));
CREATE TABLE data.event_2024 (
  at date NOT NULL,
  kind text DEFAULT 'other' NOT NULL,
  weight integer,
  CONSTRAINT event_weight_check CHECK (weight > 0),
  PRIMARY KEY (at, kind)
);
ALTER TABLE data.event ADD PRIMARY KEY (at, kind);
ALTER TABLE data.event ATTACH PARTITION data.event_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE data.event_2025 PARTITION OF data.event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')
  PARTITION BY LIST (kind);
ALTER TABLE data.event_2025 ALTER COLUMN kind SET DEFAULT 'new';
ALTER TABLE data.event_2025 ADD CONSTRAINT heavy CHECK (weight > 5);
CREATE TABLE data.event_2025_new PARTITION OF data.event_2025 FOR VALUES IN ('new', 'fresh');
CREATE TABLE data.event_rest PARTITION OF data.event DEFAULT;
CREATE TABLE data.shard (id integer) PARTITION BY HASH (id);
CREATE TABLE data.shard_0 (id integer);
ALTER TABLE data.shard ATTACH PARTITION data.shard_0 FOR VALUES WITH (modulus 2, remainder 0);
