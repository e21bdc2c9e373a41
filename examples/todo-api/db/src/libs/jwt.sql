-- JSON web tokens with a shared secret (RFC 7519), over pgcrypto's hmac.
drop schema if exists jwt cascade;
create schema jwt;

create function jwt.url_encode(data bytea) returns text
    language sql immutable strict parallel safe
    as $$
    select rtrim(translate(encode(data, 'base64'), E'+/\n', '-_'), '=');
$$;

create function jwt.url_decode(data text) returns bytea
    language plpgsql immutable strict parallel safe
    as $$
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
$$;

create function jwt.hash_name(algorithm text) returns text
    language plpgsql immutable strict parallel safe
    as $$
begin
    case algorithm
        when 'HS256' then return 'sha256';
        when 'HS384' then return 'sha384';
        when 'HS512' then return 'sha512';
        else raise exception 'unknown signing algorithm: %', algorithm;
    end case;
end;
$$;

create function jwt.signature(message text, secret text, algorithm text) returns text
    language sql immutable parallel safe
    as $$
    select jwt.url_encode(public.hmac(message, secret, jwt.hash_name(algorithm)));
$$;

create function jwt.sign(payload jsonb, secret text, algorithm text default 'HS256') returns text
    language sql immutable
    as $_$
    with parts as (
        select
            jwt.url_encode(convert_to(jsonb_build_object('alg', $3, 'typ', 'JWT')::text, 'utf8'))
            || '.' ||
            jwt.url_encode(convert_to($1::text, 'utf8')) as message
    )
    select message || '.' || jwt.signature(message, $2, $3) from parts;
$_$;

create function jwt.verify(token text, secret text, algorithm text default 'HS256')
    returns table (header jsonb, payload jsonb, valid boolean)
    language plpgsql stable
    as $$
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
$$;

comment on schema jwt is 'JSON web tokens';
comment on function jwt.url_encode(bytea) is 'Bytes in the alphabet of URLs, without padding';
comment on function jwt.url_decode(text) is 'The bytes that such a text stands for';
comment on function jwt.hash_name(text) is 'The hash function of a token''s algorithm';
comment on function jwt.signature(text, text, text) is 'The third part of a token';
comment on function jwt.sign(jsonb, text, text) is 'A token that says what the payload says';
comment on function jwt.verify(text, text, text) is 'What a token says, and whether its signature is right, its algorithm the one asked for, and its time (`exp`) not over';

revoke all privileges on all functions in schema jwt from public;
