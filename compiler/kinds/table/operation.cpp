#include "compiler/kinds/table/operation.h"

#include "compiler/kinds/column/operation.h"
#include "compiler/kinds/constraint/operation.h"

namespace ashlar::kinds {

namespace {

bool is_plain(const Table& table) {
  return !table.unlogged && table.partition_strategy.empty() && !table.partition_of && table.inherits.empty() &&
         table.of_type.empty() && table.storage_parameters.empty() && table.access_method.empty() &&
         table.tablespace.empty();
}

}  // namespace

bool stands_inside(const Constraint& constraint) {
  return !constraint.not_valid && !constraint.not_enforced;
}

std::optional<Operation> create_table_operation(const Emit& emit, const ObjectId& id, const Table& table,
                                                const Parts& parts) {
  if (!is_plain(table)) {
    return std::nullopt;
  }
  Value::Operations elements;
  for (const auto& [column_id, column] : parts.of<Column>(id)) {
    const auto defaults = parts.of<DefaultValue>(column_id);
    Operation element{"column", {}};
    if (!describe_column(element, emit, column_id, *column,
                         defaults.empty() ? nullptr : &defaults.front().second->expression)) {
      return std::nullopt;
    }
    elements.push_back(std::move(element));
  }
  for (const auto& [constraint_id, constraint] : parts.of<Constraint>(id)) {
    if (!stands_inside(*constraint)) {
      continue;  // a statement of its own
    }
    std::optional<Operation> element = constraint_element(constraint_id, *constraint);
    if (!element) {
      return std::nullopt;
    }
    elements.push_back(std::move(*element));
  }
  Operation operation = table_operation("create_table", id);
  operation.with("elements", Value{std::move(elements)});
  return operation;
}

}  // namespace ashlar::kinds
