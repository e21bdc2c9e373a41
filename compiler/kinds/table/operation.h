#pragma once
// CREATE TABLE as a typed operation (compiler/ir/operation.h).

#include <unordered_map>

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// True where CREATE TABLE with `parts` can hold the constraint: one that is not valid it would validate, and of two
/// keys that are alike it would make but one.
bool stands_inside(const Parts& parts, const ObjectId& id, const Constraint& constraint);

/// The defaults among `parts`, by column: found in one pass, for tables of many columns.
std::unordered_map<ObjectId, const SqlText*> defaults_by_column(const Parts& parts);

/// `create_table` with its columns and constraints in order; nothing where the table has what an operation cannot say
/// (partitions, inheritance, storage).
std::optional<Operation> create_table_operation(const Emit& emit, const ObjectId& id, const Table& table,
                                                const Parts& parts);

}  // namespace ashlar::kinds
