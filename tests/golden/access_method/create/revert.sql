SET check_function_bodies = off;
SET search_path = public;

DROP MATERIALIZED VIEW data.seen;

DROP TABLE data.kept;

DROP OPERATOR FAMILY data.box_tree USING tree;

DROP ACCESS METHOD tree;

DROP ACCESS METHOD "heap 2";

DROP SCHEMA data;
