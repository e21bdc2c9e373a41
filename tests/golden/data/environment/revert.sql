SET check_function_bodies = off;
SET search_path = public;

-- @data key=(key)
UPDATE public.settings SET value = 'y' WHERE key = 'becomes_secret';

-- @data key=(key)
DELETE FROM public.settings WHERE key IN ('jwt');

-- @data key=(id)
DELETE FROM public.numbers WHERE id IN (1);
