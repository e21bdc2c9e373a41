-- Everything there is in the database of the todo API, in the order psql needs:
--
--     psql --file db/src/init.sql todo
--
-- The roles' names and the secrets come from the environment, see the README.

\set QUIET on
\set ON_ERROR_STOP on
set client_min_messages to warning;

\set anonymous `echo $DB_ANON_ROLE`
\set authenticator `echo $DB_USER`
\set authenticator_password `echo $DB_PASS`
\set jwt_secret `echo $JWT_SECRET`
\set jwt_lifetime `echo ${JWT_LIFETIME:-3600}`
\set sample_data `echo ${SAMPLE_DATA:-on}`

-- `psql -v stage=...` has the last word; commands started from here on see the same stage.
\if :{?stage}
\else
\set stage `echo ${STAGE:-development}`
\endif
\setenv STAGE :stage

\set banner '# todo API, ' :stage
\echo :banner

begin;

\echo # libraries
create extension if not exists pgcrypto with schema public;
\ir libs/settings.sql
\ir libs/request.sql
\ir libs/jwt.sql
\ir libs/events.sql

select settings.set('jwt_secret', :'jwt_secret', true);
select settings.set('jwt_lifetime', :'jwt_lifetime');
select settings.set('auth.default-role', 'webuser');

\echo # data
\ir data/schema.sql
\ir libs/auth.sql

\echo # roles
\ir authorization/roles.sql

\echo # api
\ir api/schema.sql

\echo # authorization
\ir authorization/policies.sql
\ir authorization/privileges.sql

\if :sample_data
\echo # sample data
\ir sample_data/data.sql
\endif

commit;

analyze;
notify pgrst, 'reload schema';
\echo '#' done
