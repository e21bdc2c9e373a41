#pragma once
// Transforms as other statements name them.

#include "compiler/kinds/find_object.h"

namespace ashlar::kinds {

/// The transform that `FOR type LANGUAGE name` in `node` means.
Named find_transform(Interpreter& interpreter, syntax::Node node, bool if_exists = false);

}  // namespace ashlar::kinds
