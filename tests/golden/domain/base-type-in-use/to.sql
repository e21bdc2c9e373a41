CREATE DOMAIN amount AS bigint;
CREATE TYPE line AS (what text, price amount);
CREATE TABLE item (id integer PRIMARY KEY, lines line[]);
