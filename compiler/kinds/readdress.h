#pragma once
// Addresses that spell types: those of routines, operators and casts.

#include <string>

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// Writes the addresses anew that still name `old_name`, a type (or the schema of one) that has another name by now.
void readdress(Schema& schema, const std::string& old_name);

}  // namespace ashlar::kinds
