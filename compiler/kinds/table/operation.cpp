#include "compiler/kinds/table/operation.h"

#include <algorithm>

#include "compiler/kinds/column/operation.h"
#include "compiler/kinds/constraint/operation.h"

namespace ashlar::kinds {

namespace {

bool is_plain(const Table& table) {
  return !table.server && !table.unlogged && table.partition_strategy.empty() && !table.partition_of &&
         table.inherits.empty() && table.of_type.empty() && table.storage_parameters.empty() &&
         table.access_method.empty() && table.tablespace.empty();
}

}  // namespace

bool stands_inside(const Parts& parts, const ObjectId& id, const Constraint& constraint) {
  if (constraint.not_valid || constraint.not_enforced) {
    return false;
  }
  if (!has_index(constraint)) {
    return true;
  }
  const auto constraints = parts.of<Constraint>(id.parent());
  return std::none_of(constraints.begin(), constraints.end(), [&](const auto& other) {
    const bool goes_first = std::pair(other.second->type, other.first) < std::pair(constraint.type, id);
    return goes_first && same_key(*other.second, constraint);
  });
}

std::unordered_map<ObjectId, const SqlText*> defaults_by_column(const Parts& parts) {
  std::unordered_map<ObjectId, const SqlText*> defaults;
  for (const Parts::Part& part : parts.all()) {
    if (const auto* value = std::get_if<DefaultValue>(part.object)) {
      defaults.emplace(part.id.parent(), &value->expression);
    }
  }
  return defaults;
}

std::optional<Operation> create_table_operation(const Emit& emit, const ObjectId& id, const Table& table,
                                                const Parts& parts) {
  if (!is_plain(table)) {
    return std::nullopt;
  }
  Value::Operations elements;
  const auto defaults = defaults_by_column(parts);
  for (const auto& [column_id, column] : parts.of<Column>(id)) {
    const auto at = defaults.find(column_id);
    Operation element{"column", {}};
    if (!describe_column(element, emit, column_id, *column, at == defaults.end() ? nullptr : at->second)) {
      return std::nullopt;
    }
    elements.push_back(std::move(element));
  }
  for (const auto& [constraint_id, constraint] : parts.of<Constraint>(id)) {
    if (!stands_inside(parts, constraint_id, *constraint)) {
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
