CREATE SCHEMA data;
CREATE TABLE data.kind (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, upper text GENERATED ALWAYS AS (upper(name)) STORED);
-- @data key=(id)
INSERT INTO data.kind OVERRIDING SYSTEM VALUE VALUES (1, 'one'), (2, 'two');
