SET check_function_bodies = off;
SET search_path = public;

ALTER DOMAIN public.small ADD CONSTRAINT few CHECK (VALUE < 2000);

CREATE TABLE public.boxes (
  sizes public.small[]
);

CREATE INDEX small ON public.boxes (sizes);
