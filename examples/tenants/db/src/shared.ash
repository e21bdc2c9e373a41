use std.tenant
use std.timestamps

/// What every table of a tenant has: a key, the tenant, times, and rights for those who work for it.
mixin record(workers: name = clerk) with tenant(of: app.company), shared(to: ${workers}), timestamps {
  id bigint generated always as identity primary key
  grant select, insert, update, delete to ${workers}
}
