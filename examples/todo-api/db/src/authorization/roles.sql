-- The roles of a development cluster. In production an operator makes them.

-- The HTTP server logs in as this one and becomes one of those below for each request.
drop role if exists :"authenticator";
create role :"authenticator" with login noinherit password :'authenticator_password';

-- A request without a token.
drop role if exists :"anonymous";
create role :"anonymous";
grant :"anonymous" to :"authenticator";

-- A request with one.
drop role if exists webuser;
create role webuser;
grant webuser to :authenticator;

-- Owns the views of the API. Not a superuser, so that row level security holds for it.
drop role if exists api;
create role api;

alter role :"anonymous" set statement_timeout = '3s';
alter role webuser set statement_timeout to '15s';
