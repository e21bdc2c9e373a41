SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION api.unnamed(integer, text);

DROP PROCEDURE api.tidy(interval, integer);

DROP FUNCTION api.tabular(integer);

DROP FUNCTION api.settings();

DROP FUNCTION api.outs(integer, integer);

DROP FUNCTION api.one_out();

DROP FUNCTION api.of_column(character varying, api.pair);

DROP FUNCTION api.login(text, text);

DROP FUNCTION api."We""ird"(character varying, integer[]);

DROP TYPE api.pair;

DROP TABLE api.todo;

DROP SCHEMA api;
