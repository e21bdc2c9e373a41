SET check_function_bodies = off;
SET search_path = public;

DROP TABLE data.b;

DROP PUBLICATION q;

DROP TABLE data.a;

DROP PUBLICATION s;

DROP SCHEMA data;
