SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.visit (
  id integer,
  city text,
  zip text
);

CREATE STATISTICS public.visit_city_zip_stat ON city, zip FROM public.visit;

CREATE STATISTICS public.visit_city_zip_stat1 (mcv) ON city, zip FROM public.visit;

CREATE STATISTICS public.visit_expr_id_stat ON id, (lower(city)) FROM public.visit;
