SET check_function_bodies = off;
SET search_path = public;

DROP TYPE data.status;

DROP TYPE data."Empty Enum";

DROP SCHEMA data;
