CREATE TYPE size AS ENUM ('small', 'medium', 'large');
CREATE TABLE a (s size DEFAULT 'large', t size);
CREATE TABLE b (s size);
