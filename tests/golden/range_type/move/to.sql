CREATE SCHEMA data;
-- @renamed from=staff.shift
CREATE TYPE data.turn AS RANGE (subtype = integer);
CREATE TABLE data.duty (
    id integer PRIMARY KEY,
    during data.turn DEFAULT data.turn(8, 17),
    breaks data.turn_multirange,
    CONSTRAINT within CHECK (during <@ data.turn(0, 48, '[]'))
);
CREATE VIEW data.free AS
SELECT duty.id, data.turn_multirange(duty.during) - duty.breaks AS work FROM data.duty;
CREATE FUNCTION data.night(hours integer) RETURNS data.turn LANGUAGE sql STABLE
RETURN data.turn(22, 22 + hours);
