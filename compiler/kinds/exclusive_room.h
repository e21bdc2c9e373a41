#pragma once
// What Objects share so that no two can have the same part of it at one time, besides their names.

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// The Object among whose parts this one takes a place of its own: the partitioned table, for a partition, whose bound
/// must overlap no other's (documentation, "CREATE TABLE", PARTITION OF); the publication, for a schema or a table with
/// a column list in it, which cannot stand together ("CREATE PUBLICATION", FOR TABLES IN SCHEMA); for an operator class
/// its type and access method, of which a family has one, and one is the default. "No object" for all else.
ObjectId exclusive_room(const ObjectId& id, const Object& object);

}  // namespace ashlar::kinds
