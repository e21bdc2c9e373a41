SET check_function_bodies = off;
SET search_path = public;

CREATE AGGREGATE data.total(numeric) (
  sfunc = numeric_add,
  stype = numeric
);

CREATE TABLE data.after (
  id integer
);

CREATE TABLE data.t (
  id integer
);

GRANT SELECT ON TABLE data.after TO webuser;

ALTER DEFAULT PRIVILEGES IN SCHEMA data GRANT EXECUTE ON FUNCTIONS TO webuser;

ALTER DEFAULT PRIVILEGES IN SCHEMA data GRANT SELECT ON TABLES TO webuser;
