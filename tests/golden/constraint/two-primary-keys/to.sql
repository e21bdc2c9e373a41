CREATE SCHEMA data;
CREATE TABLE data.one (id integer PRIMARY KEY, code text PRIMARY KEY);
CREATE TABLE data.alike (id integer, PRIMARY KEY (id), CONSTRAINT again PRIMARY KEY (id));
CREATE TABLE data.later (id integer PRIMARY KEY, code text);
ALTER TABLE data.later ADD PRIMARY KEY (code);
CREATE TABLE data.changed (id integer PRIMARY KEY, code text);
ALTER TABLE data.changed DROP CONSTRAINT changed_pkey, ADD PRIMARY KEY (code);
