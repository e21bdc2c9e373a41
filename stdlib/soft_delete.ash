// Rows that are hidden instead of deleted.

/// Adds the time at which a row was deleted, null for rows that are there. The first DELETE of a row sets it and leaves the row;
/// DELETE of a row that has it set removes the row for good.
mixin soft_delete(column: name = deleted_at) {
  ${column} timestamptz?

  trigger ${table}_soft_delete before delete for each row execute function ${schema}.soft_delete_${column}()

  index ${table}_${column} (${column}) where ${column} is not null

  function soft_delete_${column}() returns trigger language plpgsql {
begin
  if old.${column} is not null then
    return old;
  end if;
  execute format('update %I.%I set ${column} = now() where ctid = $1', tg_table_schema, tg_table_name) using old.ctid;
  return null;
end;
}
}

/// Hides deleted rows from roles by row-level security: who the table's policies let see a row sees it only while it is there.
/// The table's owner and superusers still see all.
mixin hide_deleted(roles: names = public, column: name = deleted_at) {
  policy ${table}_hide_deleted as restrictive for select to ${roles} using (${column} is null)
}
