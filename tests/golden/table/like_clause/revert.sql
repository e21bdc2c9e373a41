SET check_function_bodies = off;
SET search_path = public;

ALTER INDEX data.everything_lower_idx RENAME TO everything_expr_idx;
