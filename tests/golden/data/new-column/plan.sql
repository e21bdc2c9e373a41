SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.plan ALTER COLUMN name SET NOT NULL;

-- @data key=(id)
UPDATE public.plan AS t SET price = d.price
FROM (VALUES
  ('1'::integer, '0.00'::numeric(8,2)),
  (2, 10.50)) AS d (id, price)
WHERE t.id = d.id;

ALTER TABLE public.plan ALTER COLUMN price SET NOT NULL;

ALTER TABLE public.plan ADD COLUMN slug text;

-- @data key=(id)
UPDATE public.plan AS t SET slug = d.slug
FROM (VALUES
  ('1'::integer, 'free'::text),
  (2, 'pro')) AS d (id, slug)
WHERE t.id = d.id;

ALTER TABLE public.plan ALTER COLUMN slug SET NOT NULL;

-- @data key=(id)
INSERT INTO public.plan (id, name, price, slug) VALUES
  (3, 'big', 99.00, 'big');

ALTER TABLE public.plan ADD CONSTRAINT plan_price_check CHECK (price >= 0);

ALTER TABLE public.plan ADD CONSTRAINT plan_slug_key UNIQUE (slug);
