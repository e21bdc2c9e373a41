CREATE TABLE note (id integer, body text);
ALTER TABLE note OWNER TO alice;
REVOKE DELETE ON note FROM alice;
GRANT SELECT ON note TO webuser;
