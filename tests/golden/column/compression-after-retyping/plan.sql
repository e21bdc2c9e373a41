SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.t ALTER COLUMN body TYPE character varying(40);

ALTER TABLE public.t ALTER COLUMN body SET COMPRESSION pglz;

ALTER TABLE public.t_1 ALTER COLUMN body SET COMPRESSION pglz;
