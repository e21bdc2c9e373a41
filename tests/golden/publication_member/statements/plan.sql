SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TABLE data.a (
  id integer
);

CREATE TABLE data.b (
  id integer
);

CREATE PUBLICATION q WITH (publish = 'insert');

CREATE PUBLICATION s;

ALTER PUBLICATION s ADD TABLE ONLY data.a;

ALTER PUBLICATION q ADD TABLE ONLY data.b;

ALTER PUBLICATION s ADD TABLE ONLY data.b WHERE (id > 0);

ALTER PUBLICATION q OWNER TO alice;
