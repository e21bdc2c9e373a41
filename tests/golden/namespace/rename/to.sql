-- @renamed from=old_name
CREATE SCHEMA new_name;
CREATE TYPE new_name.colour AS ENUM ('red');
CREATE TABLE new_name.t (id integer, c new_name.colour);
GRANT USAGE ON SCHEMA new_name TO webuser;
