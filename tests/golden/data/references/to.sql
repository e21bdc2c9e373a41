CREATE TABLE z_country (code text PRIMARY KEY, name text UNIQUE);
CREATE TABLE city (id integer PRIMARY KEY, country text NOT NULL REFERENCES z_country, part_of integer REFERENCES city);
-- @data key=(code)
INSERT INTO z_country (code, name) VALUES ('ch', 'Switzerland'), ('at', 'Austria'), ('zz', 'Elsewhere');
-- @data key=(id)
INSERT INTO city (id, country, part_of) VALUES (1, 'ch', 3), (2, 'ch', 5), (3, 'at', NULL), (5, 'ch', 2);
