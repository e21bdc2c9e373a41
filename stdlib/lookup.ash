// Enums as tables: values that can be added, renamed, retired and joined without a migration of types.

/// The columns of a table of values: a code that other tables reference, a label for people, an order, and whether the value may still be
/// chosen. Reference it as `status -> order_status`.
mixin lookup(code: name = code) {
  ${code}  text primary key check (${code} ~ '^[a-z][a-z0-9_]*$')
  label    text
  position integer = 0
  active   boolean = true
}
