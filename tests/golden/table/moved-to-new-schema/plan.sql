SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA stock;

ALTER TABLE public.item SET SCHEMA stock;

ALTER VIEW public.names SET SCHEMA stock;
