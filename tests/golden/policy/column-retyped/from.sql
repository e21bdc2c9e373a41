CREATE TABLE todo (id integer PRIMARY KEY, weight integer);
CREATE POLICY light ON todo FOR SELECT TO webuser USING (weight < 10);
COMMENT ON POLICY light ON todo IS 'light';
