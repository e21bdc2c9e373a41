CREATE SCHEMA data;
CREATE TYPE data.mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE data.person (name text, mood data.mood);
