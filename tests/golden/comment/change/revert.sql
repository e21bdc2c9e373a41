SET check_function_bodies = off;
SET search_path = public;

COMMENT ON TYPE data.e IS 'enum';

COMMENT ON INDEX data.t_i IS 'index';

COMMENT ON VIEW data.v IS 'view';
