CREATE SCHEMA geo;
SET search_path = geo, public;
CREATE EXTENSION cube;
CREATE EXTENSION earthdistance;
CREATE VIEW public.places AS SELECT geo.earth() AS radius;
