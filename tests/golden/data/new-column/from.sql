CREATE TABLE plan (id integer PRIMARY KEY, name text, price numeric(8,2));
-- @data key=(id)
INSERT INTO plan (id, name) VALUES (1, 'free'), (2, 'pro');
