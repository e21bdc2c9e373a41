#pragma once
// Clauses of tables that CREATE TABLE and ALTER TABLE share.

#include <optional>
#include <string>
#include <vector>

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

PartitionBound read_partition_bound(Interpreter& interpreter, syntax::Node bound);
/// The tables that inherit from `table` or are its partitions, in the order of their addresses; not their own children.
std::vector<ObjectId> children_of(const Schema& schema, const ObjectId& table);
/// Whether `table` is `ancestor`, a partition of it or its heir, however far down.
bool descends(const Schema& schema, const ObjectId& table, const ObjectId& ancestor);
/// The checks that a table has from the tables above it, nearer ones first.
std::vector<ObjectId> checks_from_above(const Schema& schema, const ObjectId& table);
/// The composite type that CREATE TABLE … OF names, as text.
SqlText row_type(const ObjectId& type);
/// Gives `table` the columns of its composite type.
void take_type_columns(Interpreter& interpreter, const ObjectId& table, const ObjectId& type, syntax::Node at);

}  // namespace ashlar::kinds
