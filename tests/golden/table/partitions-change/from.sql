CREATE SCHEMA data;
CREATE TABLE data.log (at date NOT NULL, kind text NOT NULL, n integer DEFAULT 1) PARTITION BY RANGE (at);
CREATE TABLE data.log_2024 PARTITION OF data.log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE data.log_old PARTITION OF data.log FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
CREATE TABLE data.log_rest (at date NOT NULL, kind text NOT NULL, n integer);
