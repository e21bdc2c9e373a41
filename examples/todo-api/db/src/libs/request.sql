-- What the HTTP server tells about the request in hand, through run-time settings.
drop schema if exists request cascade;
create schema request;
grant usage on schema request to public;

-- Without a request, and after one that had no such setting, current_setting gives null or ''.
create function request.json_setting(name text) returns jsonb
    language sql stable parallel safe
    as $$
    select coalesce(nullif(current_setting('request.' || name, true), ''), '{}')::jsonb;
$$;

create function request.claim(name text) returns text
    language sql stable parallel safe
    as $$ select request.json_setting('jwt.claims') ->> name $$;

create function request.header(name text) returns text
    language sql stable parallel safe
    as $$ select request.json_setting('headers') ->> lower(name) $$;

create function request.cookie(name text) returns text
    language sql stable parallel safe
    as $$ select request.json_setting('cookies') ->> name $$;

create function request.user_id() returns integer
    language sql stable parallel safe
    as $$
    select case
        when request.claim('user_id') ~ '^[0-9]+$' then request.claim('user_id')::integer
        else 0
    end;
$$;

create function request.user_role() returns text
    language sql stable parallel safe
    as $$ select coalesce(request.claim('role'), current_user::text) $$;

comment on function request.user_id() is 'The id of who is logged in, 0 for nobody''s';
