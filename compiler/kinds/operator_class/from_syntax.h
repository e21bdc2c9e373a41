#pragma once
// Operator families and classes as other statements name them.

#include "compiler/kinds/find_object.h"

namespace ashlar::kinds {

/// The operator family or class (`kind`) that `name USING method` in `node` means.
Named find_with_method(Interpreter& interpreter, Kind kind, syntax::Node node, bool if_exists = false);

}  // namespace ashlar::kinds
