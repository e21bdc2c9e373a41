SET check_function_bodies = off;
SET search_path = public, gis;

CREATE SCHEMA gis;

CREATE EXTENSION postgis WITH SCHEMA gis;

CREATE TABLE public.zone (
  id integer NOT NULL,
  area gis.geometry(polygon,4326) NOT NULL,
  CONSTRAINT zone_pkey PRIMARY KEY (id)
);
