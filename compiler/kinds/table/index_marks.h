#pragma once
// The marks of a relation (CLUSTER ON, REPLICA IDENTITY) that name one of its indexes.

#include <string>

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// The constraint or index of `table` that carries that index name; "no object" where there is none.
ObjectId index_named(const Schema& schema, const ObjectId& table, const std::string& name);

/// True where the index (or the constraint that made it) is there before and stays as it is: otherwise its own creation
/// sets the mark.
bool index_stays(const Emit& emit, const ObjectId& relation, const std::string& index);

/// How Table::replica_identity says that it is an index: `USING INDEX t_id`.
std::string using_index(const std::string& index);

/// REPLICA IDENTITY and CLUSTER ON that name `index` (of a constraint or a plain one), as the table wants them: written
/// where the index is made, since they need it.
Statements index_marks(const Emit& emit, const ObjectId& table, const std::string& index);

/// ALTER TABLE … REPLICA IDENTITY; `value` as in Table::replica_identity.
Statement set_replica_identity(const ObjectId& table, const std::string& value);

/// From one replica identity to another. An index serves only while its columns are NOT NULL, so that it is named after
/// they have become so, and given up before one of them is so no longer.
Alteration change_replica_identity(const Emit& emit, const ObjectId& table, const Table& before, const Table& after);

}  // namespace ashlar::kinds
