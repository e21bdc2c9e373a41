CREATE SCHEMA data;
CREATE TYPE data.mood AS ENUM ('sad', 'happy');
CREATE TABLE data.person (name text, mood data.mood);
CREATE MATERIALIZED VIEW data.moods AS SELECT name, mood::text AS mood FROM data.person;
CREATE VIEW data.glad AS SELECT name FROM data.person WHERE mood::text = 'happy';
