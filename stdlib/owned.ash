// Rows that belong to somebody.

/// Adds the column that says whose a row is, filled in with who makes it, and lets roles see and change their own rows only, by
/// row-level security. A row cannot be given to somebody else, and nobody can make one in another's name.
mixin owned(by: name, using: expression, column: name = owner_id, to: names = public) {
  ${column} -> ${by} on delete cascade = ${using}

  index ${table}_${column} (${column})
  policy ${table}_owned to ${to} using (${column} = ${using}) with check (${column} = ${using})
}
