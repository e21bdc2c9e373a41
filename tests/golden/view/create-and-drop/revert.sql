SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.of_view;

DROP VIEW data.open;

DROP VIEW data.checked;

DROP VIEW data."We""ird View";

DROP TABLE data.todo;

DROP SCHEMA data;
