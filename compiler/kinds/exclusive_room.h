#pragma once
// What Objects share so that no two can have the same part of it at one time, besides their names.

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// The Object among whose parts this one takes a place of its own: the partitioned table, for a partition, whose bound
/// must overlap no other's (documentation, "CREATE TABLE", PARTITION OF). "No object" for all else.
ObjectId exclusive_room(const Object& object);

}  // namespace ashlar::kinds
