#pragma once
// A schema as people look at it: its larger Objects, and which of them need which.

#include <map>
#include <string>
#include <vector>

#include "compiler/kinds/definition.h"

namespace ashlar::driver {

/// What stands directly in a schema and is more than a word about something: tables, views, functions, types, …
struct Outline {
  std::vector<ObjectId> objects;  // sorted by address
  /// With each object those that it, or something in it, needs. True where that is only named in the body of a
  /// function, which no server keeps track of.
  std::map<ObjectId, std::map<ObjectId, bool>> needs;
};
Outline outline(const Schema& schema);

/// The object of the outline that `id` stands in, or is; the table for its indexes and the sequences that it owns; "no
/// object" for what stands in no schema.
ObjectId object_around(const Schema& schema, const ObjectId& id);

}  // namespace ashlar::driver
