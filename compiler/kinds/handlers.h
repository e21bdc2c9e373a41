#pragma once
// Every statement handler, declared from the list in statements.def. A handler is defined in the
// from_syntax.cpp of the kind that the statement is about.

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

#define ASHLAR_STATEMENT(rule, handler) Outcome handler(Interpreter& interpreter, syntax::Node statement);
#include "compiler/kinds/statements.def"
#undef ASHLAR_STATEMENT

}  // namespace ashlar::kinds
