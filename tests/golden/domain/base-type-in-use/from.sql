CREATE DOMAIN amount AS integer;
CREATE TYPE line AS (what text, price amount);
CREATE TABLE item (id integer PRIMARY KEY, lines line[]);
