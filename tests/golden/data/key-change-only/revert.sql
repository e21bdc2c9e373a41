SET check_function_bodies = off;
SET search_path = public;

-- @data key=(id) was=(code)
UPDATE public.role SET id = 1 WHERE id = 1;
