SET check_function_bodies = off;
SET search_path = public;

ALTER PUBLICATION news DROP TABLES IN SCHEMA data;

CREATE TABLE data.note (
  id integer,
  body text
);

ALTER PUBLICATION news ADD TABLE ONLY data.note (body);
