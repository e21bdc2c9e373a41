SET check_function_bodies = off;
SET search_path = public;

DROP TABLE app.job;

DROP TABLE app.item;

DROP TABLE app.gone;

DROP SCHEMA app;
