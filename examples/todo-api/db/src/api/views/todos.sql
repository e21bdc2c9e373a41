create or replace view api.todos as
select
    todo.id,
    todo.todo,
    todo.private,
    (todo.owner_id = request.user_id()) as mine
from data.todo;

-- The view reads as its owner: the policies of data.todo are the ones for the role api.
alter view api.todos owner to api;

comment on view api.todos is 'Your own and all public todos';
