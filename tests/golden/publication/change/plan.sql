SET check_function_bodies = off;
SET search_path = public;

ALTER PUBLICATION old_name RENAME TO new_name;

DROP PUBLICATION goes;

DROP PUBLICATION becomes_some;

DROP PUBLICATION becomes_all;

CREATE PUBLICATION becomes_all FOR ALL TABLES;

CREATE PUBLICATION becomes_some;

CREATE PUBLICATION comes;

ALTER PUBLICATION options SET (publish = 'insert, delete', publish_via_partition_root = 'false');

ALTER PUBLICATION becomes_some ADD TABLE ONLY data.todo;

ALTER PUBLICATION comes ADD TABLE ONLY data.todo;

COMMENT ON PUBLICATION becomes_all IS 'kept';
