create function api.signup(name text, email text, password text)
    returns api.profile
    language plpgsql security definer
    as $$
declare
    person api.profile;
begin
    if length(signup.password) < 8 then
        raise exception 'a password has eight characters or more'
            using errcode = 'check_violation', hint = 'Three random words are easy to keep in mind.';
    end if;

    insert into data."user" as u (name, email, "password")
    values (signup.name, lower(signup.email), signup.password)
    returning u.id, u.name, u.email, u.role, u.created_at::date
    into person;

    return person;
exception
    when unique_violation then
        raise exception 'somebody has signed up with % already', signup.email using errcode = '23505';
end;
$$;

revoke all privileges on function api.signup(text, text, text) from public;
