#pragma once
// Columns in typed operations (compiler/ir/operation.h).

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// The operation `name` on a table: with its name and schema.
Operation table_operation(std::string name, const ObjectId& table);
/// Adds what ADD COLUMN says: column, type, nullable, server_default, identity, computed. `default_value` may be
/// nullptr. False where an operation cannot say it.
bool describe_column(Operation& operation, const Emit& emit, const ObjectId& id, const Column& column,
                     const SqlText* default_value);
/// `alter_column` without a change, of a column as it is in `schema` (which may be nullptr) before the change; nothing
/// where that is not a table's.
std::optional<Operation> altered_column(const Schema* schema, const ObjectId& id, const Column* column);
/// Adds `computes` where a column of the table is generated: what copies the table's rows must leave those out.
/// `schema` may be nullptr.
void note_computed(Operation& operation, const Schema* schema, const ObjectId& table);
/// Adds a type by its text and, where the schema has it, by what it is, as `argument` and `argument_object`.
void describe_type(Operation& operation, const std::string& argument, const Schema* schema, const SqlText& type);

}  // namespace ashlar::kinds
