SET check_function_bodies = off;
SET search_path = public;

-- @data key=(key)
UPDATE public.settings SET note = 'now with a note' WHERE key = 'c';

-- @data key=(key)
UPDATE public.settings AS t SET value = d.value
FROM (VALUES
  ('a'::text, '10'::text),
  ('b', '20')) AS d (key, value)
WHERE t.key = d.key;

-- @data key=(key)
INSERT INTO public.settings (key, value, note) VALUES
  ('new', '5', NULL),
  ('newer', '6', DEFAULT);

-- @data key=(key)
DELETE FROM public.settings WHERE key IN ('also gone', 'gone');
