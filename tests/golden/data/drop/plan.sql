SET check_function_bodies = off;
SET search_path = public;

-- @data key=(name)
DELETE FROM public.colours WHERE name IN ('green', 'red');
