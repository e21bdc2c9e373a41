#pragma once
// What the server does when something is renamed or moves to another schema.

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// Schema::rename() with what the server does beyond it: a table that moves to another schema takes its indexes and the
/// sequences that its columns own along; identity columns keep their sequences' names; the addresses of routines
/// spell the new name of a type (documentation, "ALTER TABLE", SET SCHEMA). All texts have to be resolved.
void rename_as_server(Schema& schema, const ObjectId& from, const ObjectId& to);

/// A table's indexes and the sequences its columns own, all of which stand in its schema and have its owner.
std::vector<ObjectId> companions(const Schema& schema, const ObjectId& table);

}  // namespace ashlar::kinds
