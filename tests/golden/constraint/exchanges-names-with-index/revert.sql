SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.visit RENAME COLUMN day TO on_date;

ALTER TABLE public.visit DROP CONSTRAINT visit_dates;

ALTER INDEX public.one_a_day RENAME TO visit_dates;

ALTER TABLE public.visit ADD CONSTRAINT one_a_day UNIQUE (on_date) DEFERRABLE;
