// Rows in trees.

/// Adds the row above, null at the root. A row cannot come to stand below itself.
mixin tree(key: name = id, column: name = parent_id) {
  ${column} -> ${this}? on delete cascade

  index ${table}_${column} (${column})
  trigger ${table}_${column}_acyclic before insert or update of ${column} for each row
    execute function ${schema}.${table}_${column}_acyclic()

  function ${table}_${column}_acyclic() returns trigger language plpgsql {
begin
  if new.${column} is not null and exists (
    with recursive above as (
      select ${key}, ${column} from ${this} where ${key} = new.${column}
      union
      select t.${key}, t.${column} from ${this} t join above on t.${key} = above.${column}
    )
    select from above where above.${key} = new.${key}
  ) or new.${column} = new.${key} then
    raise exception 'row % of ${this} would stand below itself', new.${key} using errcode = 'check_violation';
  end if;
  return new;
end;
}
}
