CREATE SCHEMA data;
CREATE TABLE data.todo (id int PRIMARY KEY);
-- @renamed from=old_name
CREATE PUBLICATION new_name FOR TABLE data.todo;
CREATE PUBLICATION options FOR TABLE data.todo WITH (publish = 'insert, delete');
CREATE PUBLICATION becomes_all FOR ALL TABLES;
CREATE PUBLICATION becomes_some FOR TABLE data.todo;
CREATE PUBLICATION comes FOR TABLE data.todo;
COMMENT ON PUBLICATION becomes_all IS 'kept';
