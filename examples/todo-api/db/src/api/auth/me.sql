create function api.me() returns api.profile
    language sql
    stable
    security definer
    as $$
    select u.id, u.name, u.email, u.role
    from data."user" as u
    where u.id = request.user_id();
$$;

revoke all privileges on function api.me() from public;
