CREATE SCHEMA staff;
CREATE SCHEMA data;
CREATE TYPE staff.shift AS RANGE (subtype = integer);
CREATE TABLE data.duty (
    id integer PRIMARY KEY,
    during staff.shift DEFAULT staff.shift(8, 17),
    breaks staff.shift_multirange,
    CONSTRAINT within CHECK (during <@ staff.shift(0, 48, '[]'))
);
CREATE VIEW data.free AS
SELECT duty.id, staff.shift_multirange(duty.during) - duty.breaks AS work FROM data.duty;
CREATE FUNCTION data.night(hours integer) RETURNS staff.shift LANGUAGE sql STABLE
RETURN staff.shift(22, 22 + hours);
