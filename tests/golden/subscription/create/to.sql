CREATE SUBSCRIPTION offline CONNECTION 'host=there dbname=shop password=secret' PUBLICATION customers, orders
  WITH (connect = false, slot_name = NONE);
CREATE SUBSCRIPTION "We""ird" CONNECTION 'host=there' PUBLICATION "Odd ""one"
  WITH (connect = false, slot_name = NONE, binary = true, streaming = true, synchronous_commit = 'remote_apply',
        disable_on_error = true, two_phase = true);
COMMENT ON SUBSCRIPTION offline IS 'not yet';
