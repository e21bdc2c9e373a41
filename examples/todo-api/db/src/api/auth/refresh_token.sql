create function api.refresh_token() returns text
    language plpgsql stable security definer
    as $$
declare
    person data."user";
begin
    select * into person from data."user" as u where u.id = request.user_id() and u.role <> 'suspended';
    if person.id is null then
        raise insufficient_privilege using message = 'log in again';
    end if;
    return auth.token(person);
end;
$$;

comment on function api.refresh_token is 'A new token for a request that came with one that is about to end';

revoke all privileges on function api.refresh_token() from public;
