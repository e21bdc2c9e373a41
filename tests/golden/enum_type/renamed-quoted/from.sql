CREATE SCHEMA data;
CREATE TYPE data."TaskState" AS ENUM ('in progress', 'done');
CREATE TABLE data."Task" (id integer PRIMARY KEY, "State" data."TaskState");
