alter table data.todo enable row level security;

-- Everybody reads what is public and what is theirs; nobody writes in another's name.
create policy todo_access_policy on data.todo to api
    using (
        (request.user_role() = 'webuser' and request.user_id() = owner_id)
        or private = false
    )
    with check (
        request.user_role() = 'webuser' and request.user_id() = owner_id
    );

comment on policy todo_access_policy on data.todo is 'Read public and own rows, write own rows';
