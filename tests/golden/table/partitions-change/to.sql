CREATE SCHEMA data;
CREATE TABLE data.log (at date NOT NULL, kind text NOT NULL, n integer DEFAULT 1, more text, PRIMARY KEY (at, kind))
  PARTITION BY RANGE (at);
CREATE TABLE data.log_2024 PARTITION OF data.log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE data.log_old (at date NOT NULL, kind text NOT NULL, n integer DEFAULT 1);
CREATE TABLE data.log_rest PARTITION OF data.log DEFAULT;
CREATE TABLE data.log_2025 PARTITION OF data.log (n DEFAULT 5) FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')
  PARTITION BY LIST (kind);
CREATE TABLE data.log_2025_a PARTITION OF data.log_2025 FOR VALUES IN ('a', 'b');
CREATE INDEX ON data.log (lower(kind));
CREATE TABLE data.spread (id integer) PARTITION BY HASH (id);
CREATE TABLE data.spread_0 PARTITION OF data.spread FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE data.spread_1 PARTITION OF data.spread FOR VALUES WITH (modulus 2, remainder 1);
