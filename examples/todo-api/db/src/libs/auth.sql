-- From a user to a token. Reads the settings jwt_secret and jwt_lifetime.
drop schema if exists auth cascade;
create schema auth;

create function auth.claims(person data."user") returns jsonb
    language sql stable
    as $$
    select jsonb_build_object(
        'role', person.role,
        'user_id', person.id,
        'exp', floor(extract(epoch from now()))::bigint + settings.get('jwt_lifetime')::integer
    );
$$;

create function auth.token(person data."user") returns text
    language sql stable
    as $$ select jwt.sign(auth.claims(person), settings.get('jwt_secret')) $$;

-- The browser's copy of the token: out of the reach of scripts.
create function auth.set_cookie(token text) returns void
    language plpgsql
    as $$
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
$$;

revoke execute on function auth.claims(data."user"), auth.token(data."user"), auth.set_cookie(text) from public;
