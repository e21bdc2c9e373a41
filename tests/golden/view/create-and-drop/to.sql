CREATE SCHEMA data;
CREATE TABLE data.todo (id integer PRIMARY KEY, title text NOT NULL, done boolean NOT NULL DEFAULT false);
CREATE VIEW data.open AS SELECT id, title FROM data.todo WHERE NOT done;
CREATE VIEW data."We""ird View" ("first ""col""", second) WITH (security_barrier) AS SELECT id, 'it''s' FROM data.todo;
CREATE VIEW data.checked AS SELECT * FROM data.todo WHERE id > 0 WITH LOCAL CHECK OPTION;
CREATE OR REPLACE VIEW data.of_view WITH (security_invoker = true, check_option = cascaded) AS
  SELECT o.id FROM data.open o;
CREATE TEMPORARY VIEW scratch AS SELECT 1 AS one;
