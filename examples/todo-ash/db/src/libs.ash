extension if not exists pgcrypto schema public

/// Key and value, read and written by functions only
schema settings

table entry {
  key        text primary key check (key ~ '^[a-z][a-z0-9_]*([.-][a-z0-9_]+)*$')
  value      text
  /// Left out of settings.visible()
  secret     boolean = false
  changed_at timestamptz = now()
}

function get(key text) returns text stable strict security definer set search_path = settings, pg_temp {
    select e.value from entry as e where e.key = get.key;
}

/// Writes a value; a secret stays one
function set(key text, value text, secret boolean = false) returns void security definer set search_path = settings, pg_temp {
    insert into entry as e (key, value, secret)
    values ($1, $2, $3)
    on conflict on constraint entry_pkey do update
        set value = excluded.value, secret = e.secret or excluded.secret, changed_at = now();
}

function visible() returns setof entry stable security definer rows 20 as 'select * from settings.entry where not secret order by key'

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

// JSON web tokens with a shared secret (RFC 7519), over pgcrypto's hmac.
schema jwt

function url_encode(data bytea) returns text immutable strict parallel safe {
    select rtrim(translate(encode(data, 'base64'), E'+/\n', '-_'), '=');
}

function url_decode(data text) returns bytea language plpgsql immutable strict parallel safe {
declare
    plain text := translate(data, '-_', '+/');
    missing int := (4 - length(plain) % 4) % 4;
begin
    if missing = 3 then
        raise exception 'not base64url: %', left(data, 20)
            using errcode = 'invalid_text_representation';
    end if;
    return decode(plain || repeat('=', missing), 'base64');
end;
}

function hash_name(algorithm text) returns text language plpgsql immutable strict parallel safe {
begin
    case algorithm
        when 'HS256' then return 'sha256';
        when 'HS384' then return 'sha384';
        when 'HS512' then return 'sha512';
        else raise exception 'unknown signing algorithm: %', algorithm;
    end case;
end;
}

function signature(message text, secret text, algorithm text) returns text immutable parallel safe {
    select jwt.url_encode(public.hmac(message, secret, jwt.hash_name(algorithm)));
}

function sign(payload jsonb, secret text, algorithm text = 'HS256') returns text immutable {
    with parts as (
        select
            jwt.url_encode(convert_to(jsonb_build_object('alg', $3, 'typ', 'JWT')::text, 'utf8'))
            || '.' ||
            jwt.url_encode(convert_to($1::text, 'utf8')) as message
    )
    select message || '.' || jwt.signature(message, $2, $3) from parts;
}

function verify(token text, secret text, algorithm text = 'HS256') returns table (header jsonb, payload jsonb, valid boolean)
  language plpgsql stable {
declare
    part text[] := string_to_array(token, '.');
begin
    if array_length(part, 1) is distinct from 3 then
        raise exception 'a token has three parts' using errcode = '22023';
    end if;
    header := convert_from(jwt.url_decode(part[1]), 'utf8')::jsonb;
    payload := convert_from(jwt.url_decode(part[2]), 'utf8')::jsonb;
    valid := part[3] = jwt.signature(part[1] || '.' || part[2], secret, algorithm)
        and header ->> 'alg' = algorithm
        and coalesce((payload ->> 'exp')::numeric > extract(epoch from now()), true);
    return next;
end;
}

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
revoke execute on all functions in schema settings, jwt, auth from public
