#pragma once
// What extensions bring is no Object: a type or function of one is named as it is written, with its schema or without.

#include "compiler/kinds/definition.h"

namespace ashlar::catalog {

/// A server shows the schema of everything. Takes it off, in `live`, from the names of what extensions brought that
/// `declared` writes without one and never with it, as long as scripts find it so: in public, or in the schema that the
/// extension is declared with.
void settle_extension_names(Schema& live, const Schema& declared);

}  // namespace ashlar::catalog
