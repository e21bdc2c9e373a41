SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TABLE data.todo (
  id integer NOT NULL,
  title text NOT NULL,
  done boolean DEFAULT FALSE NOT NULL,
  CONSTRAINT todo_pkey PRIMARY KEY (id)
);

CREATE VIEW data."We""ird View" WITH (security_barrier = true) AS
SELECT
  id AS "first ""col""",
  'it''s' AS second
FROM data.todo;

CREATE VIEW data.checked AS
SELECT
  id,
  title,
  done
FROM data.todo
WHERE id > 0
WITH LOCAL CHECK OPTION;

CREATE VIEW data.open AS
SELECT
  id,
  title
FROM data.todo
WHERE NOT done;

CREATE VIEW data.of_view WITH (security_invoker = true) AS
SELECT
  o.id
FROM data.open AS o
WITH CASCADED CHECK OPTION;
