SET check_function_bodies = off;
SET search_path = public;

-- @data key=(code) was=(id)
UPDATE public.role SET label = 'Person' WHERE code = 'user';

-- @data key=(code)
INSERT INTO public.role (id, code, label) VALUES
  (4, 'root', 'Root');

-- @data key=(code)
DELETE FROM public.role WHERE code IN ('guest');
