CREATE TABLE settings (key text PRIMARY KEY, value text, amount integer);
-- @data key=(key)
INSERT INTO settings VALUES ('a', 'x', 1), ('b', 'y', 2), ('c', 'z', 3), ('d', NULL, 4);
-- @data key=(key)
UPDATE settings SET value = 'changed', amount = NULL WHERE key = 'a';
-- @data key=(key)
UPDATE settings AS t SET value = d.value
FROM (VALUES
  ('b'::text, 'B'::text),
  ('c', 'C')) AS d (key, value)
WHERE t.key = d.key;
-- @data key=(key)
DELETE FROM settings WHERE key IN ('d', 'b');
ALTER TABLE settings DROP COLUMN amount;
ALTER TABLE settings RENAME COLUMN value TO val;
ALTER TABLE settings RENAME TO options;
