create or replace function api.login(email text, password text) returns json
    language plpgsql
    stable
    security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    person data."user"%rowtype;
    token text;
begin
    select u.*
    into person
    from data."user" as u
    where u.email = lower(login.email)
      and u.password = public.crypt(login.password, u.password);

    if not found or person.role = 'suspended' then
        raise insufficient_privilege using message = 'wrong email or password';
    end if;

    token := auth.token(person);
    perform auth.set_cookie(token);
    return json_build_object('me', json_build_object('id', person.id, 'name', person.name), 'token', token);
end;
$$;

-- Every function may be called by everybody unless it is said otherwise.
revoke all privileges on function api.login(text, text) from public;
