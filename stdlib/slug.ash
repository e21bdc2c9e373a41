// Names for addresses.

/// Adds a name that can stand in an address, made from another column where none is given: lower case, what is neither letter nor
/// digit becomes a hyphen. It is unique; two rows whose texts come out the same need one given by hand.
mixin slug(from: name, column: name = slug) {
  ${column} text check (${column} ~ '^[a-z0-9]+(-[a-z0-9]+)*$')

  unique (${column})
  trigger ${table}_${column} before insert for each row execute function ${schema}.${table}_${column}_from_${from}()

  function ${table}_${column}_from_${from}() returns trigger language plpgsql {
begin
  new.${column} := coalesce(new.${column}, trim(both '-' from regexp_replace(lower(new.${from}), '[^a-z0-9]+', '-', 'g')));
  return new;
end;
}
}
