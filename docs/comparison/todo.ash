schema data

enum user_role { webuser, admin }

/// Who may log in
table "user" {
  id         serial primary key
  email      text unique check (email ~ '@')
  role       user_role = 'webuser'
  created_at timestamptz = now()
}

/// A thing to do
table todo {
  id         serial primary key
  todo       text check (length(todo) > 0)
  /// Shown to its owner only
  private    boolean = true
  note       text?
  owner_id   -> "user" on delete cascade
  created_at timestamptz = now()

  unique (owner_id, todo)
  index todo_public (owner_id, created_at desc) where not private
  policy mine to webuser using (owner_id = current_setting('app.user')::integer)
  grant select, insert, update, delete to webuser
}

view public_todo { select id, todo from data.todo where not private }
  grant select to webuser
