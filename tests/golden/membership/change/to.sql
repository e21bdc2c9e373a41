CREATE ROLE golden_a;
CREATE ROLE golden_b;
CREATE ROLE golden_c;
GRANT golden_a TO golden_b WITH ADMIN OPTION;
REVOKE ADMIN OPTION FOR golden_a FROM golden_b;
GRANT golden_b TO golden_c;
