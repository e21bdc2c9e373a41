CREATE TABLE settings (key text PRIMARY KEY, value text NOT NULL);
-- @data key=(key)
INSERT INTO settings VALUES ('plain', 'x'), ('becomes_secret', current_setting('env.APP_SECRET')), ('jwt', current_setting('env.JWT_SECRET'));
CREATE TABLE numbers (id integer PRIMARY KEY, n integer);
-- @data key=(id)
INSERT INTO numbers VALUES (1, current_setting('env.HOW_MANY')::integer);
