CREATE SCHEMA data;
-- @renamed from=old_name
CREATE SEQUENCE data.new_name;
CREATE TABLE data.t (id bigint DEFAULT nextval('data.new_name'));
