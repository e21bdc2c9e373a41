SET check_function_bodies = off;
SET search_path = public;

GRANT golden_a TO golden_b WITH ADMIN OPTION;

GRANT golden_a TO golden_c;

REVOKE golden_b FROM golden_c;
