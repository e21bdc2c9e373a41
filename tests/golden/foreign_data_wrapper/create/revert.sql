SET check_function_bodies = off;
SET search_path = public;

DROP FOREIGN DATA WRAPPER plain;

DROP FOREIGN DATA WRAPPER checked;

DROP FOREIGN DATA WRAPPER "We""ird";
