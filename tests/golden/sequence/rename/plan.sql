SET check_function_bodies = off;
SET search_path = public;

ALTER SEQUENCE data.old_name RENAME TO new_name;
