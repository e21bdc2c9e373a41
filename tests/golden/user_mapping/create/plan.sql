SET check_function_bodies = off;
SET search_path = public;

CREATE FOREIGN DATA WRAPPER w;

CREATE SERVER "We""ird" FOREIGN DATA WRAPPER w;

CREATE SERVER s FOREIGN DATA WRAPPER w;

CREATE USER MAPPING FOR bob SERVER "We""ird" OPTIONS ("We""ird" 'x');

CREATE USER MAPPING FOR alice SERVER s OPTIONS (username 'a', password 'it''s secret');

CREATE USER MAPPING FOR PUBLIC SERVER s;
