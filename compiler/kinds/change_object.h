#pragma once
// RENAME TO, SET SCHEMA and OWNER TO: what they do to an Object is the same for every kind.

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// True where `action` is a renameAction, setSchemaAction or ownerAction.
bool is_shared_action(syntax::Node action);
/// Does one of those to `id`, with all that follows it on the server: a table's indexes and owned sequences go to
/// the new schema, the new owner's grants are merged, addresses that spell a renamed type are written anew.
Outcome run_shared_action(Interpreter& interpreter, const ObjectId& id, syntax::Node action);
/// The first action of an ALTER statement that is_shared_action(); nothing where there is none.
syntax::Node shared_action_in(syntax::Node statement);

/// Gives `id` to `role`.
void set_owner(Interpreter& interpreter, const ObjectId& id, const std::string& role, Span at);

}  // namespace ashlar::kinds
