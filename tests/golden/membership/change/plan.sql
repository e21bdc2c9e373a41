SET check_function_bodies = off;
SET search_path = public;

REVOKE ADMIN OPTION FOR golden_a FROM golden_b;

GRANT golden_b TO golden_c;

REVOKE golden_a FROM golden_c;
