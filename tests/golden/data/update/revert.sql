SET check_function_bodies = off;
SET search_path = public;

-- @data key=(key)
UPDATE public.settings SET note = NULL WHERE key = 'c';

-- @data key=(key)
UPDATE public.settings AS t SET value = d.value
FROM (VALUES
  ('a'::text, '1'::text),
  ('b', '2')) AS d (key, value)
WHERE t.key = d.key;

-- @data key=(key)
INSERT INTO public.settings (key, value, note) VALUES
  ('also gone', '6', NULL),
  ('gone', '5', NULL);

-- @data key=(key)
DELETE FROM public.settings WHERE key IN ('new', 'newer');
