SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE staff.shift SET SCHEMA data;

ALTER FUNCTION staff.shift(integer, integer) SET SCHEMA data;

ALTER FUNCTION staff.shift(integer, integer, text) SET SCHEMA data;

ALTER TYPE staff.shift_multirange SET SCHEMA data;

ALTER FUNCTION staff.shift_multirange() SET SCHEMA data;

ALTER FUNCTION staff.shift_multirange(data.shift) SET SCHEMA data;

ALTER FUNCTION staff.shift_multirange(data.shift[]) SET SCHEMA data;

ALTER TYPE data.shift RENAME TO turn;

ALTER FUNCTION data.shift(integer, integer) RENAME TO turn;

ALTER FUNCTION data.shift(integer, integer, text) RENAME TO turn;

ALTER TYPE data.shift_multirange RENAME TO turn_multirange;

ALTER FUNCTION data.shift_multirange() RENAME TO turn_multirange;

ALTER FUNCTION data.shift_multirange(data.turn) RENAME TO turn_multirange;

ALTER FUNCTION data.shift_multirange(data.turn[]) RENAME TO turn_multirange;

DROP SCHEMA staff;
