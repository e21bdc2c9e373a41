CREATE SCHEMA data;
CREATE TYPE colour AS ENUM ('red');
CREATE CAST (int AS colour) WITH FUNCTION data.to_colour(int);
