SET check_function_bodies = off;
SET search_path = public;

ALTER PUBLICATION new_name RENAME TO old_name;

DROP PUBLICATION comes;

DROP PUBLICATION becomes_some;

DROP PUBLICATION becomes_all;

CREATE PUBLICATION becomes_all;

CREATE PUBLICATION becomes_some FOR ALL TABLES;

CREATE PUBLICATION goes;

ALTER PUBLICATION options SET (publish = 'insert', publish_via_partition_root = 'true');

ALTER PUBLICATION becomes_all ADD TABLE ONLY data.todo;

ALTER PUBLICATION goes ADD TABLE ONLY data.todo;

COMMENT ON PUBLICATION becomes_all IS 'kept';
