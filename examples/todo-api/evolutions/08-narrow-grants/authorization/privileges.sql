-- The role that owns the views needs what the views read and write.
grant usage on schema data to api;
grant select, insert, update, delete on data.todo to api;
grant select on data.list to api;
grant select (id, name, role, created_at) on data."user" to api;

grant usage on schema api to :"anonymous", webuser;

-- Functions: who may call which.
grant execute on function api.login(text, text) to :"anonymous", webuser;
grant execute on function api.signup(text, text, text) to :"anonymous";
grant execute on function api.me() to webuser;
grant execute on function api.finish(bigint) to webuser;
grant execute on function api.add_list(text, text) to webuser;

-- Views. The defaults of a view's table run as the caller, so the sequence is granted to the caller too.
grant select, delete on api.todos to webuser;
grant insert (todo, private, due_on, list_id), update (todo, private, due_on, done, list_id) on api.todos to webuser;
grant select on api.lists to webuser;
grant select on api.people to moderator;
grant usage, select on sequence data.todo_id_seq to webuser;

-- Visitors can count todos, no more.
grant select (id) on api.todos to :"anonymous";
