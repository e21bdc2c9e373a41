CREATE TABLE todo (id integer PRIMARY KEY, owner_id integer, title text);
CREATE POLICY roles ON todo TO webuser, anonymous USING (true);
CREATE POLICY expressions ON todo USING (true) WITH CHECK (true);
ALTER POLICY expressions ON todo USING (owner_id = 2) WITH CHECK (owner_id = 3);
CREATE POLICY loses ON todo USING (owner_id = 1);
CREATE POLICY command ON todo FOR UPDATE USING (true);
CREATE POLICY mode ON todo AS RESTRICTIVE USING (true);
COMMENT ON POLICY mode ON todo IS 'mode';
-- @renamed from=old_name
CREATE POLICY new_name ON todo USING (true);
