SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.plan DROP CONSTRAINT plan_slug_key;

ALTER TABLE public.plan DROP CONSTRAINT plan_price_check;

ALTER TABLE public.plan ALTER COLUMN name DROP NOT NULL;

ALTER TABLE public.plan ALTER COLUMN price DROP NOT NULL;

-- @data key=(id)
DELETE FROM public.plan WHERE id IN (3);

ALTER TABLE public.plan DROP COLUMN slug;
