CREATE TYPE colour AS ENUM ('red');
CREATE CAST (int AS colour) WITH FUNCTION to_colour(int);
