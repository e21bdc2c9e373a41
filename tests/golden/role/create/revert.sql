SET check_function_bodies = off;
SET search_path = public;

DROP ROLE golden_group;

DROP ROLE golden_admin;

DROP ROLE "Golden ""user";
