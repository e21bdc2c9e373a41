SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE public.status RENAME VALUE 'finished' TO 'done';

ALTER TABLE public.todo ALTER COLUMN s SET DEFAULT 'done';
