SET check_function_bodies = off;
SET search_path = public;

CREATE FOREIGN DATA WRAPPER "We""ird" OPTIONS ("de""bug" 'it''s', b 'two');

CREATE FOREIGN DATA WRAPPER checked VALIDATOR postgresql_fdw_validator;

CREATE FOREIGN DATA WRAPPER plain;

GRANT USAGE ON FOREIGN DATA WRAPPER "We""ird" TO bob;

GRANT USAGE ON FOREIGN DATA WRAPPER plain TO alice WITH GRANT OPTION;

GRANT USAGE ON FOREIGN DATA WRAPPER plain TO bob;

COMMENT ON FOREIGN DATA WRAPPER plain IS 'it''s plain';
