SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.c RENAME COLUMN new_name TO old_name;

ALTER TABLE data.c RENAME TO a;
