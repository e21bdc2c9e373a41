CREATE SCHEMA data;
CREATE TABLE data.t (id integer, secret text, note text);
CREATE VIEW data.v AS SELECT id FROM data.t;
GRANT SELECT, INSERT ON data.t TO webuser;
GRANT SELECT ON data.v TO webuser, anonymous WITH GRANT OPTION;
GRANT ALL ON data.t TO bob;
