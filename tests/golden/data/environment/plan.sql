SET check_function_bodies = off;
SET search_path = public;

-- @data key=(id)
INSERT INTO public.numbers (id, n) VALUES
  (1, current_setting('env.HOW_MANY')::integer);

-- @data key=(key)
UPDATE public.settings SET value = current_setting('env.APP_SECRET') WHERE key = 'becomes_secret';

-- @data key=(key)
INSERT INTO public.settings (key, value) VALUES
  ('jwt', current_setting('env.JWT_SECRET'));
