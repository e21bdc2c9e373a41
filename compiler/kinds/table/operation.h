#pragma once
// CREATE TABLE as a typed operation (compiler/ir/operation.h).

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// True where CREATE TABLE can hold the constraint: one that is not valid it would validate.
bool stands_inside(const Constraint& constraint);

/// `create_table` with its columns and constraints in order; nothing where the table has what an operation cannot say
/// (partitions, inheritance, storage).
std::optional<Operation> create_table_operation(const Emit& emit, const ObjectId& id, const Table& table,
                                                const Parts& parts);

}  // namespace ashlar::kinds
