CREATE SCHEMA old_name;
CREATE TYPE old_name.colour AS ENUM ('red');
CREATE TABLE old_name.t (id integer, c old_name.colour);
GRANT USAGE ON SCHEMA old_name TO webuser;
