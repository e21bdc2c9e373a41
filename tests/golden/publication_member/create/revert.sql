SET check_function_bodies = off;
SET search_path = public;

DROP PUBLICATION whole;

DROP TABLE data.todo;

DROP TABLE data.other_child;

DROP TABLE data.other;

DROP TABLE data.measured;

DROP PUBLICATION parts;

DROP TABLE data.child;

DROP TABLE data.parent;

DROP PUBLICATION rows;

DROP SCHEMA "odd ""schema";

DROP SCHEMA data;
