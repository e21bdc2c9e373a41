CREATE TABLE settings (key text PRIMARY KEY, value text, amount integer);
-- @data key=(key)
INSERT INTO settings SELECT 'a', 'b';
-- @data key=(key)
INSERT INTO settings DEFAULT VALUES;
-- @data key=(key)
INSERT INTO settings VALUES ('a') ON CONFLICT DO NOTHING;
-- @data key=(key)
INSERT INTO settings VALUES ('b') RETURNING key;
-- @data key=(key)
COPY settings FROM stdin WITH (FORMAT csv);
a,b
\.
-- @data key=(key)
COPY settings TO stdout;
