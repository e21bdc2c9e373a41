CREATE SUBSCRIPTION s CONNECTION 'host=one' PUBLICATION a, b WITH (connect = false, slot_name = NONE);
CREATE SUBSCRIPTION old_name CONNECTION 'host=one' PUBLICATION a WITH (connect = false, slot_name = NONE, binary = true);
CREATE SUBSCRIPTION phases CONNECTION 'host=one' PUBLICATION a WITH (connect = false, slot_name = NONE);
CREATE SUBSCRIPTION goes CONNECTION 'host=one' PUBLICATION a WITH (connect = false, slot_name = NONE);
