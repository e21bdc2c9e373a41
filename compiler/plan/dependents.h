#pragma once
// Internal to plan: who needs an Object.

#include "compiler/kinds/definition.h"

namespace ashlar::plan {

/// The Objects that need `id`, hard, in the order of their addresses. What names a column of a view (no Object), or
/// stands in one, needs the view; what goes along with an Object needs it. Costs as Schema::users does.
std::vector<ObjectId> dependents(const Schema& schema, const ObjectId& id);

/// True where a field that is not among the changed ones refers to `id`, or to what stands in it: altering the Object
/// leaves that reference as it is, whatever the same text means in the state after (another overload of a function).
bool refers_in_unchanged(const Object& object, const Changed& changed, const ObjectId& id);

}  // namespace ashlar::plan
