#pragma once
// Elaboration: the server says what a declaration means, and what a live database has so is not planned for.

#include <vector>

#include "compiler/diff/diff.h"
#include "compiler/kinds/definition.h"

namespace ashlar::shadow {

/// `elaborated` is `declared` as a server of that state shows it. Where `live` and `elaborated` agree on an Object
/// (both have it and it is equal, or both have none), `live` gets what `declared` says of it: the same Object, or none.
/// `renames` are those that the plan does first; `live` has the old names still.
void adopt(Schema& live, Schema elaborated, Schema declared, const std::vector<Rename>& renames);

}  // namespace ashlar::shadow
