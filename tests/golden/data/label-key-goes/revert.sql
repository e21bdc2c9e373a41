SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE public.user_role ADD VALUE 'guest' BEFORE 'admin';

-- @data key=(role)
INSERT INTO public.forgotten (role) VALUES
  ('admin'),
  ('guest');

-- @data key=(role, language)
INSERT INTO public.greeting (role, language, words) VALUES
  ('guest', 'de', 'hallo'),
  ('guest', 'en', 'hello');

-- @data key=(role)
UPDATE public.role_info SET above = 'guest' WHERE role = 'clerk';

-- @data key=(role)
INSERT INTO public.role_info (role, label, above) VALUES
  ('guest', 'Guest', NULL);

-- @data key=(role, language)
DELETE FROM public.greeting WHERE (role, language) IN (('admin', 'en'));
