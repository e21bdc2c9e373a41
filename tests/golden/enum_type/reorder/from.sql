CREATE TYPE size AS ENUM ('large', 'small');
CREATE TABLE a (s size DEFAULT 'small', t size);
CREATE TABLE b (s size);
