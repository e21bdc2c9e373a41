SET check_function_bodies = off;
SET search_path = public;

ALTER ROLE golden_z RENAME TO "Golden a";
