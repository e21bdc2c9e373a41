#pragma once
// What foreign keys know only when all tables are there.

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// Fills, for each foreign key whose table's name is resolved: the referenced table and its columns (the primary key
/// where none are written), and the key that it rests on. Quiet about what is not there yet.
void link_foreign_keys(Schema& schema);

/// As link_foreign_keys, after all statements ran and all names were resolved; reports what is missing at the place of
/// the constraint.
void complete(Schema& schema, Diagnostics& diagnostics);

}  // namespace ashlar::kinds
