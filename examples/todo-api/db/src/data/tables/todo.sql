create table todo (
    id serial primary key,
    todo text not null check (todo ~ '\S'),
    private boolean default true,
    owner_id int references "user" (id) on delete cascade default request.user_id(),
    created_at timestamptz default now()
);

alter table todo alter column private set not null;
alter table todo alter column owner_id set not null;

create index todo_owner_id_index on todo (owner_id, created_at desc);

comment on column todo.private is 'Shown to its owner only';

create trigger todo_events
    after insert or update or delete on todo
    for each row execute procedure events.notify_change('todo_events', 'id', 'owner_id');
