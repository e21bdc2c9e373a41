CREATE TYPE mood AS ENUM ('sad', 'odd', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, m mood NOT NULL, other mood);
-- @data key=(id)
INSERT INTO person VALUES (1, 'odd', 'sad'), (2, 'happy', 'odd'), (3, 'odd', NULL);
