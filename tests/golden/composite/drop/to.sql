CREATE TYPE other AS (x integer);
