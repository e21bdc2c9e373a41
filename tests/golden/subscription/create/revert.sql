SET check_function_bodies = off;
SET search_path = public;

DROP SUBSCRIPTION offline;

DROP SUBSCRIPTION "We""ird";
