CREATE SUBSCRIPTION runs CONNECTION 'host=one' PUBLICATION a, b;
CREATE SUBSCRIPTION stops CONNECTION 'host=one' PUBLICATION c WITH (copy_data = false, enabled = false);
CREATE SUBSCRIPTION comes CONNECTION 'host=one' PUBLICATION a WITH (create_slot = false, slot_name = other_slot);
