create table todo (
    id serial primary key,
    todo text not null check (todo ~ '\S'),
    private boolean default true,
    owner_id int references "user" (id) on delete cascade default request.user_id(),
    created_at timestamptz default now(),
    due_on date,
    done boolean not null default false,
    list_id integer references list on delete set null,
    constraint todo_due_on_check check (due_on is null or due_on >= date '2020-01-01')
);

alter table todo alter column private set not null;
alter table todo alter column owner_id set not null;

create index todo_owner_id_index on todo (owner_id, created_at desc);
create index todo_list_id_index on todo (list_id);
create index todo_due_index on todo (due_on, owner_id) where not done and due_on is not null;

comment on column todo.private is 'Shown to its owner only';
comment on column todo.due_on is 'The last day on which it is not late';

create trigger todo_events
    after insert or update or delete on todo
    for each row execute procedure events.notify_change('todo_events', 'id', 'owner_id', 'done');

-- Those who finish a todo do not mind its date any more.
create function forget_due_date() returns trigger
    language plpgsql
    as $$
begin
    new.due_on := null;
    return new;
end;
$$;

create trigger todo_forget_due_date
    before update of done on todo
    for each row
    when (new.done and not old.done)
    execute function forget_due_date();
