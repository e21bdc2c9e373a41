#pragma once
// Constraints in typed operations (compiler/ir/operation.h).

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// The constraint as an element of create_table: `primary_key`, `unique_constraint`, `check_constraint`, `foreign_key`,
/// `exclude_constraint`. Nothing where an operation cannot say it.
std::optional<Operation> constraint_element(const ObjectId& id, const Constraint& constraint);
/// The same as an operation of its own: `create_primary_key`, … with the table.
std::optional<Operation> create_constraint_operation(const ObjectId& id, const Constraint& constraint,
                                                     const Schema* schema = nullptr);
/// `drop_constraint`, and `rename_constraint`, of a table.
std::optional<Operation> drop_constraint_operation(const ObjectId& id, const Constraint& constraint,
                                                   const Schema* schema = nullptr);
std::optional<Operation> rename_constraint_operation(const ObjectId& from, const ObjectId& to,
                                                     const Constraint& constraint, const Schema* schema);

}  // namespace ashlar::kinds
