#pragma once
// Base and shell types in CREATE TYPE and ALTER TYPE.

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// CREATE TYPE name, and CREATE TYPE name (INPUT = …), which makes the shell as well where it is not there.
Outcome create_base_type(Interpreter& interpreter, const ObjectId& id, syntax::Node statement);
/// ALTER TYPE name SET (…).
Outcome alter_base_type(Interpreter& interpreter, const ObjectId& id, syntax::Node statement);

}  // namespace ashlar::kinds
