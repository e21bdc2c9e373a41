#pragma once
// The indexes that belong to constraints, and are no Objects of their own.

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// The constraint whose index the name means; "no object" where there is none.
ObjectId constraint_with_index(Interpreter& interpreter, syntax::Node name);

}  // namespace ashlar::kinds
