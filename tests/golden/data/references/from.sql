CREATE TABLE z_country (code text PRIMARY KEY, name text UNIQUE);
CREATE TABLE city (id integer PRIMARY KEY, country text NOT NULL REFERENCES z_country, part_of integer REFERENCES city);
-- @data key=(code)
INSERT INTO z_country (code, name) VALUES ('de', 'Germany'), ('at', 'Austria'), ('xx', 'Nowhere'), ('yy', 'Elsewhere');
-- @data key=(id)
INSERT INTO city (id, country, part_of) VALUES (1, 'de', 3), (2, 'de', 1), (3, 'at', NULL), (4, 'xx', 2);
