#pragma once
// The functions of alembic.op, each as SQL.

#include <set>
#include <string>
#include <vector>

#include "backends/alembic/evaluation.h"
#include "backends/alembic/operations.h"
#include "backends/alembic/table_sql.h"

namespace ashlar::backends::alembic {

/// What one call of an operation works with.
struct OperationCall {
  Evaluation& evaluation;
  Arguments& arguments;
  std::set<std::string>& enums;  // that exist, as SQL names them
  std::vector<ReplayedStatement>& statements;
  /// Of `with op.batch_alter_table("name")`: the operations within name no table.
  const std::optional<TableName>& batch;
  Span place;

  void emit(std::string sql) const { emit(std::move(sql), place); }
  /// Nothing is run after the first thing that is beyond reading.
  void emit(std::string sql, Span where) const {
    if (!evaluation.failed()) {
      statements.push_back({std::move(sql), where});
    }
  }
};

/// Runs operation `name` ("create_table"). False where there is none of that name.
bool run_operation(std::string_view name, const OperationCall& call);

/// An SQL text that is run: op.execute(…), or execute(…) of a connection.
void run_execute(const OperationCall& call, const python::Value& what);

}  // namespace ashlar::backends::alembic
