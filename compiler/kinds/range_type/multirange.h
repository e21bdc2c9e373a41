#pragma once
// The multirange that comes with a range type (14 and later). It has a name of its own, which ALTER TYPE of the range
// leaves as it is.

#include <optional>
#include <string>

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// The name of the multirange as the range type keeps it in `multirange_type_name`, whether it is the usual one or not.
SqlText multirange_of(const ObjectId& id, const RangeType& range);
/// Gives the multirange a name; the usual one is not kept.
void name_multirange(const ObjectId& id, RangeType& range, SqlText name);
/// A qualified name in the form in which it is kept.
SqlText multirange_name(const std::string& schema, const std::string& name);
/// The range type whose multirange a statement names.
std::optional<ObjectId> range_with_multirange(Interpreter& interpreter, syntax::Node qualified_name);

/// Of the range, and of the multirange if that has the usual name.
Statements rename(const Emit& emit, const ObjectId& from, const ObjectId& to, const RangeType& object);

}  // namespace ashlar::kinds
