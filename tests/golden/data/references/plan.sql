SET check_function_bodies = off;
SET search_path = public;

-- @data key=(code)
DELETE FROM public.z_country WHERE code IN ('yy');

-- @data key=(code)
INSERT INTO public.z_country (code, name) VALUES
  ('ch', 'Switzerland'),
  ('zz', 'Elsewhere');

-- @data key=(id)
INSERT INTO public.city (id, country, part_of) VALUES
  (5, 'ch', 2);

-- @data key=(id)
UPDATE public.city SET country = 'ch' WHERE id = 1;

-- @data key=(id)
UPDATE public.city SET country = 'ch', part_of = 5 WHERE id = 2;

-- @data key=(id)
DELETE FROM public.city WHERE id IN (4);

-- @data key=(code)
DELETE FROM public.z_country WHERE code IN ('de', 'xx');
