create or replace view api.todos as
select
    todo.id,
    todo.todo,
    todo.list_id,
    (select list.name from data.list where list.id = todo.list_id) as list,
    todo.created_at,
    todo.private,
    (todo.owner_id = request.user_id()) as mine,
    todo.due_on,
    todo.done,
    coalesce(todo.due_on < current_date, false) as late
from data.todo;

-- The view reads as its owner: the policies of data.todo are the ones for the role api.
alter view api.todos owner to api;

comment on view api.todos is 'Your own and all public todos';
comment on column api.todos.late is 'Computed on the server''s calendar';
