CREATE SEQUENCE numbers;
CREATE TABLE note (id integer);
GRANT USAGE ON SEQUENCE numbers TO webuser;
CREATE SEQUENCE others;
CREATE TABLE page (id integer);
ALTER SEQUENCE others OWNED BY page.id;
