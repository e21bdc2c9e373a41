SET check_function_bodies = off;
SET search_path = public;

ALTER INDEX data.everything_expr_idx RENAME TO everything_lower_idx;
