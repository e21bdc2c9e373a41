create view api.lists as
with counted as (
    select
        t.list_id,
        count(*) as todos,
        count(*) filter (where not t.done) as open_todos,
        min(t.due_on) filter (where not t.done) as next_due_on
    from data.todo t
    where t.list_id is not null
    group by t.list_id
)
select
    l.id,
    l.name,
    l.colour,
    coalesce(c.todos, 0) as todos,
    coalesce(c.open_todos, 0) as open_todos,
    c.next_due_on
from data.list l
left join counted c on c.list_id = l.id
order by l.name, l.id;

alter view api.lists owner to api;

-- The view has a join, so new lists come in by this call.
create function api.add_list(name text, colour text default null) returns integer
    language sql
    security definer
    as $$
    insert into data.list (name, colour, owner_id)
    values ($1, coalesce($2, '#808080'), request.user_id())
    returning id;
$$;

revoke all on function api.add_list from public;
