// When a row was made, and when it was last changed.

/// Adds the time at which a row was made, filled in by the server.
mixin created_at(column: name = created_at) {
  ${column} timestamptz = now()
}

/// Adds the times at which a row was made and last changed. A trigger keeps the second, whatever an UPDATE says of it.
/// The trigger's function is made once in each schema.
mixin timestamps(created: name = created_at, updated: name = updated_at) {
  ${created} timestamptz = now()
  ${updated} timestamptz = now()

  trigger ${table}_${updated} before update for each row execute function ${schema}.set_${updated}()

  function set_${updated}() returns trigger language plpgsql {
begin
  new.${updated} := now();
  return new;
end;
}
}
