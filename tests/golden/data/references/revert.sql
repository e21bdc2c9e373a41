SET check_function_bodies = off;
SET search_path = public;

-- @data key=(code)
DELETE FROM public.z_country WHERE code IN ('zz');

-- @data key=(code)
INSERT INTO public.z_country (code, name) VALUES
  ('de', 'Germany'),
  ('xx', 'Nowhere'),
  ('yy', 'Elsewhere');

-- @data key=(id)
INSERT INTO public.city (id, country, part_of) VALUES
  (4, 'xx', 2);

-- @data key=(id)
UPDATE public.city SET country = 'de' WHERE id = 1;

-- @data key=(id)
UPDATE public.city SET country = 'de', part_of = 1 WHERE id = 2;

-- @data key=(id)
DELETE FROM public.city WHERE id IN (5);

-- @data key=(code)
DELETE FROM public.z_country WHERE code IN ('ch');
