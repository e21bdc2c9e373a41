-- Roles are the cluster's: not all of them are made by the sources.
ALTER ROLE deployer CREATEROLE LOGIN;
CREATE TABLE t (id integer PRIMARY KEY);
