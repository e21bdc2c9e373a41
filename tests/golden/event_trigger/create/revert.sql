SET check_function_bodies = off;
SET search_path = public;

DROP EVENT TRIGGER sleeps;

DROP EVENT TRIGGER "it's ""one";

DROP EVENT TRIGGER always;

DROP EVENT TRIGGER all_of_it;

DROP FUNCTION data.watch();

DROP FUNCTION data."We""ird"();

DROP SCHEMA data;
