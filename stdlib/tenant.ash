// Several tenants in one set of tables.

/// Adds the tenant a row belongs to, filled in from the setting that says which tenant a session works for, and hides the rows of
/// all others, whatever other policies allow: the policy is restrictive, so a table needs a permissive one as well for its roles to see
/// anything. The owner of the table is held to it too. A session without the setting sees nothing.
///
/// A session says `set app.tenant = '42'`, or `set_config('app.tenant', '42', true)` for one transaction.
mixin tenant(of: name, type: type = bigint, setting: string = 'app.tenant', column: name = tenant_id) {
  ${column} ${type} -> ${of} on delete cascade = nullif(current_setting(${setting}, true), '')::${type}

  index ${table}_${column} (${column})
  row security forced
  policy ${table}_tenant as restrictive
    using (${column} = nullif(current_setting(${setting}, true), '')::${type})
    with check (${column} = nullif(current_setting(${setting}, true), '')::${type})
}

/// A permissive policy: roles may see and change all rows that no restrictive policy hides.
mixin shared(to: names = public) {
  policy ${table}_shared to ${to} using (true) with check (true)
}
