#pragma once
// The sequences of identity columns. They are no Objects: a column has its own under the name that the server chose, or
// under the one that its options give.

#include <utility>
#include <vector>

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// The address that the sequence of the identity column `id` has.
ObjectId identity_sequence_id(const ObjectId& id, const Column& column);

/// Gives the sequence that address: an option of the column, unless it is the server's own choice.
void name_identity_sequence(const ObjectId& id, Column& column, const ObjectId& sequence);

/// The sequences of a table's identity columns, each with its column.
std::vector<std::pair<ObjectId, ObjectId>> identity_sequences(const Schema& schema, const ObjectId& table);

/// The identity column that the sequence `id`, which is no Object, belongs to; "no object" where there is none.
ObjectId identity_column_of(const Schema& schema, const ObjectId& id);

/// The sequence of an identity column that `name` means, by the search path; "no object" where it means none.
ObjectId find_identity_sequence(Interpreter& interpreter, syntax::Node name);

}  // namespace ashlar::kinds
