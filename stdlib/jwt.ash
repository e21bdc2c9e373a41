// JSON web tokens with a shared secret (RFC 7519).

// Needs hmac.
extension if not exists pgcrypto schema public

/// JSON web tokens
schema jwt

/// Bytes in the alphabet of URLs, without padding
function url_encode(data bytea) returns text immutable strict parallel safe {
    select rtrim(translate(encode(data, 'base64'), E'+/\n', '-_'), '=');
}

/// The bytes that such a text stands for
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

/// The hash function of a token's algorithm
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

/// The third part of a token
function signature(message text, secret text, algorithm text) returns text immutable parallel safe {
    select jwt.url_encode(public.hmac(message, secret, jwt.hash_name(algorithm)));
}

/// A token that says what the payload says
function sign(payload jsonb, secret text, algorithm text = 'HS256') returns text immutable {
    with parts as (
        select
            jwt.url_encode(convert_to(jsonb_build_object('alg', $3, 'typ', 'JWT')::text, 'utf8'))
            || '.' ||
            jwt.url_encode(convert_to($1::text, 'utf8')) as message
    )
    select message || '.' || jwt.signature(message, $2, $3) from parts;
}

/// What a token says, and whether its signature is right, its algorithm the one asked for, and its time (`exp`) not over
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

// Who may call these is for the project to say.
revoke execute on all functions in schema jwt from public
