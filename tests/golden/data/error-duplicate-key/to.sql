CREATE TABLE settings (key text PRIMARY KEY, value text, amount integer);
-- @data key=(key)
INSERT INTO settings (key, value) VALUES ('a', '1'), ('b', '2');
-- @data key=(key)
COPY settings (key, value) FROM stdin;
c	3
a	4
\.
