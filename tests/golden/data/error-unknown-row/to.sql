CREATE TABLE settings (key text PRIMARY KEY, value text, amount integer);
-- @data key=(key)
INSERT INTO settings VALUES ('a', 'x', 1);
-- @data key=(key)
UPDATE settings SET value = 'y' WHERE key = 'b';
-- @data key=(key)
DELETE FROM settings WHERE key IN ('c');
-- @data key=(key)
UPDATE settings SET value = 'z';
-- @data key=(key)
DELETE FROM settings;
