CREATE SCHEMA gis;
CREATE EXTENSION postgis WITH SCHEMA gis;
CREATE TABLE zone (id integer PRIMARY KEY, area gis.geometry(Polygon,4326) NOT NULL);
