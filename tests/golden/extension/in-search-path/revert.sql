SET check_function_bodies = off;
SET search_path = public, geo;

DROP VIEW public.places;

DROP EXTENSION earthdistance;

DROP EXTENSION cube;

DROP SCHEMA geo;
