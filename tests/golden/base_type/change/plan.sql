SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE data.colour SET (RECEIVE = NONE, SEND = data.colour_send);
