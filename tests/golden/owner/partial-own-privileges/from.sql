CREATE TABLE note (id integer, body text);
ALTER TABLE note OWNER TO webuser;
REVOKE TRUNCATE ON note FROM webuser;
GRANT SELECT ON note TO alice;
