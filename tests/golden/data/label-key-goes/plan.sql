SET check_function_bodies = off;
SET search_path = public;

-- @data key=(role)
DELETE FROM public.forgotten WHERE role IN ('guest');

-- @data key=(role, language)
DELETE FROM public.greeting WHERE (role, language) IN (('guest', 'de'), ('guest', 'en'));

-- @data key=(role)
DELETE FROM public.role_info WHERE role IN ('guest');

-- @data key=(role)
UPDATE public.role_info SET above = 'admin' WHERE role = 'clerk';

ALTER TYPE public.user_role RENAME TO user_role__replaced;

CREATE TYPE public.user_role AS ENUM ('clerk', 'admin');

ALTER TABLE public.forgotten
  ALTER COLUMN role TYPE public.user_role USING role::text::public.user_role;

ALTER TABLE public.greeting
  ALTER COLUMN role TYPE public.user_role USING role::text::public.user_role;

ALTER TABLE public.role_info
  ALTER COLUMN role TYPE public.user_role USING role::text::public.user_role,
  ALTER COLUMN above TYPE public.user_role USING above::text::public.user_role;

DROP TYPE public.user_role__replaced;

-- @data key=(role, language)
INSERT INTO public.greeting (role, language, words) VALUES
  ('admin', 'en', 'what');

-- @data key=(role)
UPDATE public.role_info SET above = 'admin' WHERE role = 'clerk';

-- @data key=(role)
DELETE FROM public.forgotten WHERE role IN ('admin');
