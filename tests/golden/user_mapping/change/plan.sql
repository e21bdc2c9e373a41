SET check_function_bodies = off;
SET search_path = public;

DROP USER MAPPING FOR bob SERVER s;

ALTER USER MAPPING FOR alice SERVER s OPTIONS (SET username 'b', SET password 'two');

CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (a '1');
