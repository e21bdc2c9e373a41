SET check_function_bodies = off;
SET search_path = public;

ALTER DEFAULT PRIVILEGES IN SCHEMA data REVOKE SELECT ON TABLES FROM webuser;

ALTER DEFAULT PRIVILEGES IN SCHEMA data REVOKE EXECUTE ON FUNCTIONS FROM webuser;

DROP AGGREGATE data.total(numeric);

DROP TABLE data.t;

DROP TABLE data.after;
