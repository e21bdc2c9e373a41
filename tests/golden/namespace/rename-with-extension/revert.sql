SET check_function_bodies = off;
SET search_path = public, new, old;

ALTER SCHEMA new RENAME TO old;
