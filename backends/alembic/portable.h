#pragma once
// Operations for revisions that run on PostgreSQL and on SQLite.

#include <string>
#include <vector>

#include "compiler/ir/operation.h"

namespace ashlar::backends::alembic {

struct PortableOperation {
  Operation operation;
  std::string dialect{};  // that alone runs it; empty: both
};

/// `operation` as operations that both run and those that only PostgreSQL runs: what SQLite does not have (schemas,
/// comments, methods of indexes) and SQL that it does not understand is told apart, out of a table as well. What SQLite
/// has no rename for is made anew there.
std::vector<PortableOperation> portable_operations(const Operation& operation);

/// True for an expression of operators, literals and functions that SQLite has as well.
bool is_portable(const std::string& sql);

/// True where SQLite needs `batch_alter_table` for the operation of that name.
bool needs_batch(const std::string& operation);

}  // namespace ashlar::backends::alembic
