SET check_function_bodies = off;
SET search_path = public;

DROP INDEX data.two;

DROP INDEX CONCURRENTLY data.three;

DROP INDEX data.t_expr_expr1_idx;

DROP INDEX data.t_a_lower_idx;

DROP INDEX data.t_a_idx;

DROP INDEX data.one;

DROP INDEX data.four;

DROP MATERIALIZED VIEW data.m;
