SET check_function_bodies = off;
SET search_path = public;

-- @data key=(id)
DELETE FROM public.status WHERE id IN (20);

-- @data key=(id)
INSERT INTO public.status (id, name) VALUES
  (2, 'done'),
  (3, 'late');
