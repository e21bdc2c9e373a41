SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE data.status ADD VALUE 'obsolete' BEFORE 'done';
