#pragma once
// CREATE TYPE … AS (…) and ALTER TYPE … ATTRIBUTE.

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

Outcome create_composite(Interpreter& interpreter, const ObjectId& id, syntax::Node statement,
                         syntax::Node composite_type);
Outcome alter_composite(Interpreter& interpreter, const ObjectId& id, syntax::Node statement);

}  // namespace ashlar::kinds
