CREATE ROLE golden_a;
CREATE ROLE golden_b;
CREATE ROLE golden_c;
GRANT golden_a TO golden_b WITH ADMIN OPTION;
GRANT golden_a TO golden_c;
