CREATE TABLE settings (key text PRIMARY KEY, value text, amount integer);
-- @data key=(key)
INSERT INTO settings (key, value) VALUES ('a', current_setting('env.jwt secret')), (current_setting('env.A'), 'x');
