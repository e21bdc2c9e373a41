SET check_function_bodies = off;
SET search_path = public;

DROP TABLE data.note;

ALTER PUBLICATION news ADD TABLES IN SCHEMA data;
