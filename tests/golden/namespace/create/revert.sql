SET check_function_bodies = off;
SET search_path = public;

DROP SCHEMA data;

DROP SCHEMA alice;

DROP SCHEMA "Odd ""schema";
