CREATE TABLE plan (id integer PRIMARY KEY, name text NOT NULL, price numeric(8,2) NOT NULL CHECK (price >= 0), slug text NOT NULL UNIQUE);
-- @data key=(id)
INSERT INTO plan (id, name, price, slug) VALUES (1, 'free', 0, 'free'), (2, 'pro', 10.5, 'pro'), (3, 'big', 99, 'big');
