-- Set while it does not run, and on the other server too, unless it has no slot there.
CREATE SUBSCRIPTION fails CONNECTION 'host=one' PUBLICATION a, b WITH (failover = true);
CREATE SUBSCRIPTION phases CONNECTION 'host=one' PUBLICATION a WITH (two_phase = true);
CREATE SUBSCRIPTION rests CONNECTION 'host=one' PUBLICATION a WITH (failover = true);
CREATE SUBSCRIPTION without CONNECTION 'host=one' PUBLICATION a WITH (connect = false, slot_name = NONE, failover = true);
