SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.visit RENAME COLUMN on_date TO day;

ALTER TABLE public.visit DROP CONSTRAINT one_a_day;

ALTER INDEX public.visit_dates RENAME TO one_a_day;

ALTER TABLE public.visit ADD CONSTRAINT visit_dates UNIQUE (day);
