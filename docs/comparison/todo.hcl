schema "data" {
}

enum "user_role" {
  schema = schema.data
  values = ["webuser", "admin"]
}

table "user" {
  schema  = schema.data
  comment = "Who may log in"
  column "id" {
    type = serial
  }
  column "email" {
    type = text
    null = false
  }
  column "role" {
    type    = enum.user_role
    null    = false
    default = "webuser"
  }
  column "created_at" {
    type    = timestamptz
    null    = false
    default = sql("now()")
  }
  primary_key {
    columns = [column.id]
  }
  unique "user_email_key" {
    columns = [column.email]
  }
  check "user_email_check" {
    expr = "email ~ '@'"
  }
}

table "todo" {
  schema  = schema.data
  comment = "A thing to do"
  column "id" {
    type = serial
  }
  column "todo" {
    type = text
    null = false
  }
  column "private" {
    type    = boolean
    null    = false
    default = true
    comment = "Shown to its owner only"
  }
  column "note" {
    type = text
    null = true
  }
  column "owner_id" {
    type = integer
    null = false
  }
  column "created_at" {
    type    = timestamptz
    null    = false
    default = sql("now()")
  }
  primary_key {
    columns = [column.id]
  }
  foreign_key "todo_owner_id_fkey" {
    columns     = [column.owner_id]
    ref_columns = [table.user.column.id]
    on_delete   = CASCADE
  }
  unique "todo_owner_id_todo_key" {
    columns = [column.owner_id, column.todo]
  }
  check "todo_todo_check" {
    expr = "length(todo) > 0"
  }
  index "todo_public" {
    where = "NOT private"
    on {
      column = column.owner_id
    }
    on {
      column = column.created_at
      desc   = true
    }
  }
  row_security {
    enabled = true
  }
}

policy "mine" {
  on    = table.todo
  for   = ALL
  to    = ["webuser"]
  using = "(owner_id = current_setting('app.user')::integer)"
}

view "public_todo" {
  schema = schema.data
  column "id" {
    type = integer
  }
  column "todo" {
    type = text
  }
  as = "SELECT id, todo FROM data.todo WHERE NOT private"
}
