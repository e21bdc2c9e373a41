SET check_function_bodies = off;
SET search_path = public;

CREATE MATERIALIZED VIEW data.m AS
SELECT
  a
FROM data.t;

CREATE UNIQUE INDEX four ON data.t (a) NULLS NOT DISTINCT;

CREATE UNIQUE INDEX m_a_idx ON data.m (a);

CREATE UNIQUE INDEX one ON data.t (b COLLATE "C" text_pattern_ops DESC NULLS LAST) INCLUDE (a) WHERE a > 0;

CREATE INDEX t_a_idx ON data.t (a);

CREATE INDEX t_a_lower_idx ON data.t (a, lower(b));

CREATE INDEX t_expr_expr1_idx ON data.t ((a + 1), (a || b));

CREATE INDEX CONCURRENTLY three ON data.t USING gist (d);

CREATE INDEX two ON data.t USING gin (c jsonb_path_ops) WITH (fastupdate = off);
