CREATE SUBSCRIPTION s CONNECTION 'host=two' PUBLICATION b, c
  WITH (connect = false, slot_name = NONE, streaming = true, synchronous_commit = on);
-- @renamed from=old_name
CREATE SUBSCRIPTION new_name CONNECTION 'host=one' PUBLICATION a WITH (connect = false, slot_name = NONE);
CREATE SUBSCRIPTION phases CONNECTION 'host=one' PUBLICATION a WITH (connect = false, slot_name = NONE, two_phase = true);
