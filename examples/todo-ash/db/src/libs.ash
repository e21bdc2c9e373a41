use std.settings
use std.jwt

// What the HTTP server tells about the request in hand, through run-time settings.
schema request
  grant usage to public

// Without a request, and after one that had no such setting, current_setting gives null or ''.
function json_setting(name text) returns jsonb stable parallel safe {
    select coalesce(nullif(current_setting('request.' || name, true), ''), '{}')::jsonb;
}

function claim(name text) returns text stable parallel safe { select request.json_setting('jwt.claims') ->> name }
function header(name text) returns text stable parallel safe { select request.json_setting('headers') ->> lower(name) }
function cookie(name text) returns text stable parallel safe { select request.json_setting('cookies') ->> name }

/// The id of who is logged in, 0 for nobody's
function user_id() returns integer stable parallel safe {
    select case
        when request.claim('user_id') ~ '^[0-9]+$' then request.claim('user_id')::integer
        else 0
    end;
}

function user_role() returns text stable parallel safe { select coalesce(request.claim('role'), current_user::text) }

// Tells listeners (a message broker's bridge) about changed rows.
schema events

// Arguments: the channel, then the columns that go into the message (all, if none is named).
function notify_change() returns trigger language plpgsql security definer {
declare
    changed constant jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
    wanted text[] := coalesce(tg_argv[1:], '{}');
    message jsonb;
begin
    select jsonb_object_agg(column_name, value)
    into message
    from jsonb_each(changed) as c (column_name, value)
    where cardinality(wanted) = 0 or column_name = any (wanted);

    message := jsonb_build_object(
        'table', format('%I.%I', tg_table_schema, tg_table_name),
        'event', lower(tg_op),
        'row', message
    );
    -- A payload of 8000 bytes or more is an error, and the change matters more than the news of it.
    if octet_length(message::text) < 8000 then
        perform pg_notify(tg_argv[0], message::text);
    else
        perform pg_notify(tg_argv[0], (message - 'row')::text);
    end if;
    return null;
end;
}

// From a user to a token. Reads the settings jwt_secret and jwt_lifetime.
schema auth

function claims(person data."user") returns jsonb stable {
    select jsonb_build_object(
        'role', person.role,
        'user_id', person.id,
        'exp', floor(extract(epoch from now()))::bigint + settings.get('jwt_lifetime')::integer
    );
}

function token(person data."user") returns text stable { select jwt.sign(auth.claims(person), settings.get('jwt_secret')) }

// The browser's copy of the token: out of the reach of scripts.
function set_cookie(token text) returns void language plpgsql {
begin
    perform set_config(
        'response.headers',
        json_build_array(json_build_object(
            'Set-Cookie',
            format('session=%s; Path=/; Max-Age=%s; HttpOnly; SameSite=Strict', token, settings.get('jwt_lifetime'))
        ))::text,
        true
    );
end;
}

// What a role may call is granted, here and in the API.
revoke execute on all functions in schema auth from public
