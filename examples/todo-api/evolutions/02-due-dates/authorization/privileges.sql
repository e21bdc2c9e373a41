-- The role that owns the views needs what the views read and write.
grant usage on schema data to api;
grant select, insert, update, delete on data.todo to api;

grant usage on schema api to :"anonymous", webuser;

-- Functions: who may call which.
grant execute on function api.login(text, text) to :"anonymous", webuser;
grant execute on function api.signup(text, text, text) to :"anonymous";
grant execute on function api.me() to webuser;
grant execute on function api.refresh_token() to webuser;
grant execute on function api.finish(integer) to webuser;

-- Views. The defaults of a view's table run as the caller, so the sequence is granted to the caller too.
grant select, insert, update, delete on api.todos to webuser;
grant usage, select on sequence data.todo_id_seq to webuser;

-- Visitors see no more than this, and no other column may join by accident.
grant select (id, todo) on api.todos to :"anonymous";
