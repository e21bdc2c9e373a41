CREATE SCHEMA auth;
CREATE TABLE auth.users (id integer);
CREATE TABLE auth.sessions (id integer);
CREATE TABLE auth.keys (id integer);
CREATE TABLE auth."it's" (id integer);
