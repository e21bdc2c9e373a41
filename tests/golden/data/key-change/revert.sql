SET check_function_bodies = off;
SET search_path = public;

-- @data key=(id) was=(code)
UPDATE public.role SET label = 'User' WHERE id = 2;

-- @data key=(id)
INSERT INTO public.role (id, code, label) VALUES
  (3, 'guest', 'Guest');

-- @data key=(id)
DELETE FROM public.role WHERE id IN (4);
