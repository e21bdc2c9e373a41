SET check_function_bodies = off;
SET search_path = public;

-- @data key=(code) was=(id)
UPDATE public.role SET code = 'admin' WHERE code = 'admin';
