CREATE TABLE level (id integer PRIMARY KEY, rank integer CHECK (rank > 0), above integer REFERENCES level);
CREATE UNIQUE INDEX level_rank ON level (rank);
-- @data key=(id)
INSERT INTO level VALUES (1, 1, NULL), (2, 2, 1);
