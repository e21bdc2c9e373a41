CREATE SCHEMA data;

CREATE TABLE data.t (a integer, b text, c jsonb, d tsrange);
CREATE INDEX ON data.t (a);
CREATE INDEX ON data.t (a, lower(b));
CREATE INDEX ON data.t ((a + 1), (a || b));
CREATE UNIQUE INDEX one ON data.t (b COLLATE "C" text_pattern_ops DESC NULLS LAST) INCLUDE (a) WHERE a > 0;
CREATE INDEX two ON data.t USING gin (c jsonb_path_ops) WITH (fastupdate = off);
CREATE INDEX CONCURRENTLY three ON data.t USING gist (d);
CREATE UNIQUE INDEX four ON data.t (a) NULLS NOT DISTINCT;
CREATE MATERIALIZED VIEW data.m AS SELECT a FROM data.t;
CREATE UNIQUE INDEX ON data.m (a);
