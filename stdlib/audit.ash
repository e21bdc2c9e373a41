// Who changed what, and what it was before.

/// Keeps a history of a table: each change of a row adds one to `audit.change`, with the row as it was and as it is. The function
/// runs as its owner, so that roles need no privilege on the history, and cannot write to it.
mixin audited {
  trigger ${table}_audited after insert or update or delete for each row execute function audit.record()
}

schema audit

/// What was changed, by whom
table change {
  id         bigint generated always as identity primary key
  at         timestamptz = clock_timestamp()
  /// The role that was logged in, and the one it acted as
  login      text = session_user
  role       text?
  table_name text
  action     text check (action in ('insert', 'update', 'delete'))
  /// The row before the change, null for an insert
  old        jsonb?
  /// The row after it, null for a delete
  new        jsonb?

  index change_table_name (table_name, at)
}

function record() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp {
begin
  insert into audit.change (role, table_name, action, old, new)
  values (
    nullif(current_setting('role', true), 'none'),
    format('%I.%I', tg_table_schema, tg_table_name),
    lower(tg_op),
    case when tg_op <> 'INSERT' then to_jsonb(old) end,
    case when tg_op <> 'DELETE' then to_jsonb(new) end
  );
  return null;
end;
}
  revoke execute from public
