SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.log DETACH PARTITION data.log_old;

ALTER TABLE data.log ATTACH PARTITION data.log_rest DEFAULT;

CREATE TABLE data.spread (
  id integer
)
PARTITION BY HASH (id);

CREATE TABLE data.spread_0 PARTITION OF data.spread FOR VALUES WITH (modulus 2, remainder 0);

CREATE TABLE data.spread_1 PARTITION OF data.spread FOR VALUES WITH (modulus 2, remainder 1);

ALTER TABLE data.log ADD COLUMN more text;

CREATE TABLE data.log_2025 PARTITION OF data.log FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')
PARTITION BY LIST (kind);

ALTER TABLE data.log_2025 ALTER COLUMN n SET DEFAULT 5;

CREATE TABLE data.log_2025_a PARTITION OF data.log_2025 FOR VALUES IN ('a', 'b');

ALTER TABLE data.log_rest ALTER COLUMN n SET DEFAULT 1;

ALTER TABLE data.log ADD CONSTRAINT log_pkey PRIMARY KEY (at, kind);

CREATE INDEX log_lower_idx ON data.log (lower(kind));
