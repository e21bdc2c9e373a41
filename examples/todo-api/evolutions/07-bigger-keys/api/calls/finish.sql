-- Runs as the caller: the view and its policies decide what may be finished.
create function api.finish(todo_id bigint) returns setof api.todos
    language sql
    as $$
    update api.todos set done = true where id = todo_id returning *;
$$;

revoke all privileges on function api.finish(bigint) from public;
