CREATE SEQUENCE numbers;
CREATE TABLE note (id integer);
ALTER SEQUENCE numbers OWNED BY note.id;
ALTER TABLE note OWNER TO alice;
GRANT USAGE ON SEQUENCE numbers TO webuser;
CREATE SEQUENCE others;
CREATE TABLE page (id integer);
ALTER SEQUENCE others OWNED BY page.id;
ALTER TABLE page OWNER TO alice;
