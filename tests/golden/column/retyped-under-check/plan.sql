SET check_function_bodies = off;
SET search_path = public;

DROP INDEX public.price_high;

ALTER TABLE public.sale DROP CONSTRAINT sale_total;

ALTER TABLE public.price DROP CONSTRAINT price_amount_check;

ALTER TABLE public.price ALTER COLUMN amount TYPE numeric(10,2);

ALTER TABLE public.price ALTER COLUMN note TYPE text;

ALTER TABLE public.sale ALTER COLUMN total TYPE integer;

ALTER TABLE public.price ADD CONSTRAINT price_amount_check CHECK (amount >= 0);

ALTER TABLE public.sale ADD CONSTRAINT sale_total CHECK (total >= 0);

CREATE INDEX price_high ON public.price (id) WHERE amount > 100;
