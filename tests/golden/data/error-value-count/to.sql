CREATE TABLE settings (key text PRIMARY KEY, value text, amount integer);
-- @data key=(key)
INSERT INTO settings (key, value) VALUES ('a', 'b'), ('c');
-- @data key=(key)
COPY settings (key, value) FROM stdin;
a	b	c
\.
-- @data key=(key)
INSERT INTO settings VALUES ('a', 'b', 3, 4);
