SET check_function_bodies = off;
SET search_path = public;

DROP USER MAPPING FOR PUBLIC SERVER s;

ALTER USER MAPPING FOR alice SERVER s OPTIONS (SET username 'a', SET password 'one');

CREATE USER MAPPING FOR bob SERVER s;
