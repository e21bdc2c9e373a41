CREATE TABLE todo (id integer PRIMARY KEY, done boolean);
CREATE VIEW v AS SELECT id, done FROM todo;
CREATE VIEW w AS SELECT id, done FROM v;
GRANT SELECT ON v, w TO webuser;
