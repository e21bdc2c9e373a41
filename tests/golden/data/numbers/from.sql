CREATE TABLE plan (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE "Odd's" ("the id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
CREATE TABLE own (id integer PRIMARY KEY, name text);
-- @data key=(id)
INSERT INTO plan VALUES (1, 'free');
