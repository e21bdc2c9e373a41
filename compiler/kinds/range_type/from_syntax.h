#pragma once
// CREATE TYPE … AS RANGE.

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

Outcome create_range(Interpreter& interpreter, const ObjectId& id, syntax::Node statement, syntax::Node range_type);

}  // namespace ashlar::kinds
