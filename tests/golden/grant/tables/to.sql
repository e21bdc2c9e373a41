CREATE SCHEMA data;
CREATE TABLE data.t (id integer, secret text, note text);
CREATE VIEW data.v AS SELECT id FROM data.t;
GRANT SELECT, UPDATE ON data.t TO webuser;
GRANT SELECT ON data.v TO webuser;
GRANT SELECT ON data.v TO PUBLIC;
GRANT DELETE ON data.t TO bob WITH GRANT OPTION;
GRANT USAGE, CREATE ON SCHEMA data TO webuser;
