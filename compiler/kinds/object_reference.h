#pragma once
// One object with its kind, as COMMENT ON and SECURITY LABEL ON name it.

#include "compiler/kinds/find_object.h"

namespace ashlar::kinds {

/// The Object that an objectReference means; `verb` stands in the message where its kind is not modelled.
Named find_reference(Interpreter& interpreter, syntax::Node reference, std::string_view verb);

}  // namespace ashlar::kinds
