#pragma once
// Addresses that spell types: those of routines, operators and casts.

#include <vector>

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// Writes the addresses of those anew that still name a type as it was called before.
void readdress(Schema& schema, const std::vector<ObjectId>& changed);

}  // namespace ashlar::kinds
