#pragma once
// Changing an enum type's labels where PostgreSQL has no statement for it: removal and reordering.

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// `AS ENUM ('a', 'b')`.
std::string enum_definition(const EnumType& object);

/// Adds the statements that put a new type `after` in the place of the enum `id`: the old one is renamed aside,
/// every column of it (arrays too) is converted through text with its default taken off and set again, the old one
/// is dropped, and what stood in it (owner, grants, comment) is written again. Marks what the planner has to rebuild.
void convert_enum(const Emit& emit, const ObjectId& id, const EnumType& after, Alteration& alteration);

}  // namespace ashlar::kinds
