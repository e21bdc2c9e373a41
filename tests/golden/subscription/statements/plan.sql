SET check_function_bodies = off;
SET search_path = public;

CREATE SUBSCRIPTION b CONNECTION 'host=two' PUBLICATION q, r WITH (connect = false, slot_name = NONE, "binary" = 'true', synchronous_commit = 'local');

CREATE SUBSCRIPTION c CONNECTION 'host=one' PUBLICATION z WITH (connect = false, slot_name = NONE);
