CREATE SCHEMA data;
CREATE SEQUENCE data.old_name;
CREATE TABLE data.t (id bigint DEFAULT nextval('data.old_name'));
