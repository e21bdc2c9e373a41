SET check_function_bodies = off;
SET search_path = public;

ALTER SCHEMA new_name RENAME TO old_name;
