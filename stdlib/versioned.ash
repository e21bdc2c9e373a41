// Changes that do not overwrite each other.

/// Adds a number that grows with each change of the row. An UPDATE that names another number than the row has was made from an older
/// row: it fails (serialization_failure) instead of undoing what came between.
mixin versioned(column: name = version) {
  ${column} integer = 1

  trigger ${table}_${column} before update for each row execute function ${schema}.next_${column}()

  function next_${column}() returns trigger language plpgsql {
begin
  if new.${column} is distinct from old.${column} then
    raise exception 'the row was changed by somebody else: it has version %, not %', old.${column}, new.${column}
      using errcode = 'serialization_failure';
  end if;
  new.${column} := old.${column} + 1;
  return new;
end;
}
}
