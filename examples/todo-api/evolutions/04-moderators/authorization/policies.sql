alter table data.todo enable row level security;
alter table data.list enable row level security;

-- Everybody reads what is public and what is theirs; nobody writes in another's name.
create policy todo_read_policy on data.todo for select to api
    using (request.user_id() = owner_id or not private);

create policy todo_insert_policy on data.todo for insert to api
    with check (request.user_role() in ('webuser', 'moderator') and request.user_id() = owner_id);

create policy todo_update_policy on data.todo for update to api
    using (request.user_id() = owner_id)
    with check (request.user_id() = owner_id);

create policy todo_delete_policy on data.todo for delete to api
    using (
        request.user_id() = owner_id
        or (request.user_role() = 'moderator' and not private)
    );

-- Users who are suspended leave nothing that anybody else sees.
create policy todo_suspended_policy on data.todo as restrictive for select to api
    using (
        owner_id = request.user_id()
        or not exists (
            select from api.people where people.id = todo.owner_id and people.role = 'suspended'
        )
    );

create policy list_owner_policy on data.list for all to api
    using (owner_id = request.user_id());

comment on policy todo_delete_policy on data.todo is 'Moderators delete what is public';
