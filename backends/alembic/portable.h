#pragma once
// Operations for revisions that run on PostgreSQL and on SQLite.

#include <string>
#include <vector>

#include "backends/alembic/server_only.h"
#include "compiler/ir/operation.h"

namespace ashlar::backends::alembic {

struct PortableOperation {
  Operation operation;
  std::string dialect{};  // that alone runs it; empty: both
};

/// `operation` as operations that both run and those that only PostgreSQL runs: what SQLite does not have (schemas,
/// comments, methods of indexes, what is `server_only`) and SQL that it does not understand is told apart, out of a
/// table as well. What SQLite has no rename for is made anew there.
std::vector<PortableOperation> portable_operations(const Operation& operation, const ServerOnly& server_only);

/// Adds what an operation of a plan's way up leaves to PostgreSQL alone, and later ones must know of: columns that SQL
/// computes which SQLite does not understand, other names of tables that are there.
void add_server_only(const Operation& operation, ServerOnly& to);

/// True for an expression of operators, literals and functions that SQLite has as well.
bool is_portable(const std::string& sql);

/// True where SQLite needs `batch_alter_table` for the operation of that name.
bool needs_batch(const std::string& operation);

}  // namespace ashlar::backends::alembic
