SET check_function_bodies = off;
SET search_path = public;

DROP SERVER plain;

DROP SERVER full_one;

DROP SERVER "We""ird";

DROP FOREIGN DATA WRAPPER w;
