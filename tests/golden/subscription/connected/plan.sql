SET check_function_bodies = off;
SET search_path = public;

CREATE SUBSCRIPTION comes CONNECTION 'host=one' PUBLICATION a WITH (create_slot = false, slot_name = 'other_slot');

ALTER SUBSCRIPTION runs SET PUBLICATION a, b;

ALTER SUBSCRIPTION stops DISABLE;

ALTER SUBSCRIPTION stops SET PUBLICATION c WITH (refresh = false);
