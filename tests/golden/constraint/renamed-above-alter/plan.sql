SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.todo RENAME CONSTRAINT todo_unique TO one_of_a_title;

ALTER DOMAIN public.small RENAME CONSTRAINT small_check TO below_ten;
