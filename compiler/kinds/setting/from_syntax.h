#pragma once
// SET and RESET of run-time parameters for roles and databases.

#include <string>

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// ALTER ROLE role … SET or RESET; `role` is "no object" for ALL and ALTER DATABASE, `database` empty for every one.
Outcome run_setting_action(Interpreter& interpreter, syntax::Node setting_action, const ObjectId& role,
                           const std::string& database);

}  // namespace ashlar::kinds
