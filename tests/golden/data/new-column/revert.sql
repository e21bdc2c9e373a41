SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.plan DROP CONSTRAINT plan_slug_key;

ALTER TABLE public.plan DROP CONSTRAINT plan_price_check;

ALTER TABLE public.plan ALTER COLUMN name DROP NOT NULL;

ALTER TABLE public.plan ALTER COLUMN price DROP NOT NULL;

-- @data key=(id)
UPDATE public.plan AS t SET price = d.price
FROM (VALUES
  ('1'::integer, NULL::numeric(8,2)),
  (2, NULL)) AS d (id, price)
WHERE t.id = d.id;

-- @data key=(id)
DELETE FROM public.plan WHERE id IN (3);

ALTER TABLE public.plan DROP COLUMN slug;
