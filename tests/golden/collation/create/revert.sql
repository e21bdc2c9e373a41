SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.sorted;

DROP DOMAIN data.name;

DROP TYPE data.span;

DROP TYPE data.pair;

DROP TABLE data.person;

DROP COLLATION data.plain;

DROP COLLATION data.of_server;

DROP COLLATION data.mixed;

DROP COLLATION data.icu_one;

DROP COLLATION data.german;

DROP COLLATION data.any_case;

DROP COLLATION data.again;

DROP COLLATION data."We""ird ""C";

DROP SCHEMA data;
