SET check_function_bodies = off;
SET search_path = public, geo;

CREATE SCHEMA geo;

CREATE EXTENSION cube WITH SCHEMA geo;

CREATE EXTENSION earthdistance WITH SCHEMA geo;

CREATE VIEW public.places AS
SELECT
  geo.earth() AS radius;
