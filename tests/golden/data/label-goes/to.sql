CREATE TYPE mood AS ENUM ('sad', 'happy', 'new');
CREATE TABLE person (id integer PRIMARY KEY, m mood NOT NULL, other mood);
-- @data key=(id)
INSERT INTO person VALUES (1, 'sad', 'sad'), (2, 'happy', 'new'), (4, 'new', NULL);
