CREATE PUBLICATION rows FOR TABLE data.todo (id) WHERE (id > 3), TABLES IN SCHEMA other;
CREATE SCHEMA other;
CREATE SCHEMA data;
CREATE TABLE data.todo (id int PRIMARY KEY, done boolean);
