CREATE SCHEMA data;
CREATE TABLE data.todo (
  -- @renamed from=id
  key bigint PRIMARY KEY,
  done boolean, title varchar(20));
CREATE TABLE data.user (id int PRIMARY KEY, name text);
-- @renamed from=old_name
CREATE TABLE data.new_name (id int PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE data.todo (key, title) WHERE (key > 3), data.user (id), data.new_name WHERE (id > 2);
CREATE PUBLICATION q FOR TABLES IN SCHEMA data;
CREATE PUBLICATION r FOR TABLE data.todo (key);
