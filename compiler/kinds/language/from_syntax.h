#pragma once
// Languages as other statements name them.

#include "compiler/kinds/find_object.h"

namespace ashlar::kinds {

/// A language: one of the project, or else the server's or an extension's, which is no Object.
Named find_language(Interpreter& interpreter, syntax::Node name);

}  // namespace ashlar::kinds
