SET check_function_bodies = off;
SET search_path = public;

ALTER DOMAIN public.small RENAME CONSTRAINT below_ten TO small_check;

ALTER TABLE public.todo RENAME CONSTRAINT one_of_a_title TO todo_unique;
