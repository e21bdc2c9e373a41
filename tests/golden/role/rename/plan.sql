SET check_function_bodies = off;
SET search_path = public;

ALTER ROLE "Golden a" RENAME TO golden_z;
