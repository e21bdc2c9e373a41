CREATE SCHEMA data;
CREATE TABLE data.note (id integer, body text);
CREATE PUBLICATION news FOR TABLE data.note (body);
