CREATE SEQUENCE numbers;
CREATE TABLE note (id integer);
CREATE TABLE page (id integer);
ALTER TABLE note OWNER TO alice;
ALTER SEQUENCE numbers OWNED BY page.id;
