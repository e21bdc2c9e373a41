SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA staff;

ALTER TYPE data.turn SET SCHEMA staff;

ALTER FUNCTION data.turn(integer, integer) SET SCHEMA staff;

ALTER FUNCTION data.turn(integer, integer, text) SET SCHEMA staff;

ALTER TYPE data.turn_multirange SET SCHEMA staff;

ALTER FUNCTION data.turn_multirange() SET SCHEMA staff;

ALTER FUNCTION data.turn_multirange(staff.turn) SET SCHEMA staff;

ALTER FUNCTION data.turn_multirange(staff.turn[]) SET SCHEMA staff;

ALTER TYPE staff.turn RENAME TO shift;

ALTER FUNCTION staff.turn(integer, integer) RENAME TO shift;

ALTER FUNCTION staff.turn(integer, integer, text) RENAME TO shift;

ALTER TYPE staff.turn_multirange RENAME TO shift_multirange;

ALTER FUNCTION staff.turn_multirange() RENAME TO shift_multirange;

ALTER FUNCTION staff.turn_multirange(staff.shift) RENAME TO shift_multirange;

ALTER FUNCTION staff.turn_multirange(staff.shift[]) RENAME TO shift_multirange;
