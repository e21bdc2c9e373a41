CREATE DOMAIN amount AS integer;
CREATE TYPE item_line AS (what text, price amount);
CREATE TABLE item (id integer PRIMARY KEY, lines item_line[]);
