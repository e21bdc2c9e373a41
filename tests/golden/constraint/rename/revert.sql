SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t RENAME CONSTRAINT new_key TO old_key;

ALTER TABLE data.t RENAME CONSTRAINT new_check TO old_check;
