SET check_function_bodies = off;
SET search_path = public;

ALTER SEQUENCE data.new_name RENAME TO old_name;
