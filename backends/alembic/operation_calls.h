#pragma once
// Typed operations as calls of Alembic's API.

#include <optional>

#include "backends/alembic/column_types.h"
#include "backends/alembic/python_text.h"
#include "compiler/ir/operation.h"

namespace ashlar::backends::alembic {

/// `op.create_table(…)` and the like; nothing where Alembic with SQLAlchemy 1.4 would not do the same: the SQL is what
/// counts then. (Documentation of Alembic, "Operation Reference".)
std::optional<python::Expression> operation_call(const Operation& operation, TypeNeeds& needs);

}  // namespace ashlar::backends::alembic
