CREATE SCHEMA data;
CREATE TABLE data.todo (id int PRIMARY KEY);
CREATE PUBLICATION old_name FOR TABLE data.todo;
CREATE PUBLICATION options FOR TABLE data.todo WITH (publish = 'insert', publish_via_partition_root);
CREATE PUBLICATION becomes_all FOR TABLE data.todo;
CREATE PUBLICATION becomes_some FOR ALL TABLES;
CREATE PUBLICATION goes FOR TABLE data.todo;
COMMENT ON PUBLICATION becomes_all IS 'kept';
