SET check_function_bodies = off;
SET search_path = public;

-- @data key=(id)
DELETE FROM public.status WHERE id IN (2);

-- @data key=(id)
INSERT INTO public.status (id, name) VALUES
  (20, 'done');

-- @data key=(id)
DELETE FROM public.status WHERE id IN (3);
