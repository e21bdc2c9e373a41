CREATE DOMAIN posint AS int CHECK (VALUE > 0);
CREATE TYPE pair AS (a posint, b text);
CREATE TABLE t (id int PRIMARY KEY, p pair);
