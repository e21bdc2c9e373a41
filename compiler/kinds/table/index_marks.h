#pragma once
// The marks of a relation (CLUSTER ON, REPLICA IDENTITY) that name one of its indexes.

#include <string>

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// True where the index (or the constraint that made it) is there before and stays as it is: otherwise its own creation
/// sets the mark.
bool index_stays(const Emit& emit, const ObjectId& relation, const std::string& index);

}  // namespace ashlar::kinds
