SET check_function_bodies = off;
SET search_path = public;

-- @data key=(name)
INSERT INTO public.colours (name, hex) VALUES
  ('green', '#0f0'),
  ('red', '#f00');
