CREATE TABLE todo (id integer PRIMARY KEY, owner_id integer, title text);
CREATE POLICY roles ON todo TO webuser USING (true);
CREATE POLICY expressions ON todo USING (owner_id = 1) WITH CHECK (true);
CREATE POLICY loses ON todo USING (owner_id = 1) WITH CHECK (id > 0);
CREATE POLICY command ON todo FOR SELECT USING (true);
CREATE POLICY mode ON todo USING (true);
COMMENT ON POLICY mode ON todo IS 'mode';
CREATE POLICY old_name ON todo USING (true);
