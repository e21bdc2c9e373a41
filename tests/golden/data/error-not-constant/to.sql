CREATE TABLE settings (key text PRIMARY KEY, value text, amount integer);
-- @data key=(key)
INSERT INTO settings (key, value) VALUES ('a', now()), ('b', (SELECT 'x')), ('c', value), ('d', CURRENT_DATE), (lower('E'), 'x');
-- @data key=(key)
INSERT INTO settings (key, value) VALUES ('a' || 'b', 'x'), ('k', 'now'::timestamp);
