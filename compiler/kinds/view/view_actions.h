#pragma once
// Actions of ALTER VIEW, which ALTER TABLE takes for a view as well.

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// Runs one action on a view, or a renameColumnAction or shared action on a materialized view. What views do not have
/// is reported.
Outcome run_view_action(Interpreter& interpreter, const ObjectId& id, syntax::Node action);

}  // namespace ashlar::kinds
