CREATE TABLE settings (key text PRIMARY KEY, value text, amount integer);
-- @data key=(key)
INSERT INTO settings (key, key) VALUES ('a', 'b');
CREATE VIEW shown AS SELECT key FROM settings;
-- @data key=(key)
INSERT INTO shown (key) VALUES ('a');
