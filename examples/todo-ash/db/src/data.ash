/// Source tables; clients see them through the schema api only
schema data
  grant usage to api

// A role of the enum is the name of the database role that requests of the user run as.
enum user_role { webuser, suspended }

/// Who may log in
table "user" {
  id         serial primary key
  name       text check (length(name) between 3 and 80) check (name !~ E'[\\n\\t]')
  email      text unique check (email ~* '^[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$')
  /// A bcrypt hash, made by the trigger user_hash_password
  password   text
  role       user_role = settings.get('auth.default-role')::user_role
  created_at timestamptz = now()

  trigger user_hash_password before insert or update of password for each row execute function data.hash_password()
  trigger user_events after insert or update or delete for each row execute function events.notify_change('user_events', 'id', 'name', 'role')
}

function hash_password() returns trigger language plpgsql {
begin
    if tg_op = 'INSERT' or new.password is distinct from old.password then
        new.password := public.crypt(new.password, public.gen_salt('bf'));
    end if;
    return new;
end;
}

table todo {
  id         serial primary key
  todo       text check (todo ~ '\S')
  /// Shown to its owner only
  private    boolean = true
  owner_id   -> "user" on delete cascade = request.user_id()
  created_at timestamptz? = now()

  index todo_owner_id_index (owner_id, created_at desc)
  trigger todo_events after insert or update or delete for each row execute function events.notify_change('todo_events', 'id', 'owner_id')
  /// Read public and own rows, write own rows
  policy todo_access_policy to api
    using ((request.user_role() = 'webuser' and request.user_id() = owner_id) or private = false)
    with check (request.user_role() = 'webuser' and request.user_id() = owner_id)
  grant select, insert, update, delete to api
}

// The defaults of a view's table run as the caller, so the sequence is granted to the caller too.
grant usage, select on sequence data.todo_id_seq to webuser
