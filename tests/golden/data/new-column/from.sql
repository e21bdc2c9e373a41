CREATE TABLE plan (id integer PRIMARY KEY, name text, price numeric(8,2));
-- @data key=(id)
INSERT INTO plan (id, name, price) VALUES (1, 'free', NULL), (2, 'pro', NULL);
