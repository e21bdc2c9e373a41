SET check_function_bodies = off;
SET search_path = public, gis;

DROP TABLE public.zone;

DROP EXTENSION postgis;

DROP SCHEMA gis;
