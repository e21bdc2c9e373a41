SET check_function_bodies = off;
SET search_path = public;

COMMENT ON INDEX data.t_i IS NULL;

COMMENT ON TYPE data.e IS NULL;

COMMENT ON VIEW data.v IS 'a view,
in two lines';
