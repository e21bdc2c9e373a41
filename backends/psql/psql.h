#pragma once
// Migrations as plain psql scripts:
//
//   up/0003-todos.sql        stops at the first error, one transaction
//   up/0003-todos.then.sql   what cannot be in it; run after it (only where there is such)
//   down/0003-todos.sql      the way back of both
//   verify/0003-todos.sql    fails where the database is not as the migration left it

#include "backends/backend.h"

namespace ashlar::backends {

const Backend& psql_backend();

}  // namespace ashlar::backends
