SET check_function_bodies = off;
SET search_path = public, a, b;

ALTER EXTENSION citext SET SCHEMA b;
