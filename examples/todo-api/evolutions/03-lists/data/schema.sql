-- The tables. The API rests on them, so it goes first when they go.
drop schema if exists api cascade;
drop schema if exists data cascade;
create schema data;
comment on schema data is 'Source tables; clients see them through the schema api only';

set search_path to data, public;

\ir tables/user.sql
\ir tables/list.sql
\ir tables/todo.sql

reset search_path;
