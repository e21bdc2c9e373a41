-- What clients see: each view is an endpoint, each function a call.
drop schema if exists api cascade;
create schema api;
comment on schema api is 'The todo API, version 1';

\ir types/profile.sql
\ir views/people.sql
\ir views/lists.sql
\ir views/todos.sql
\ir calls/finish.sql
\ir auth/login.sql
\ir auth/signup.sql
\ir auth/me.sql
