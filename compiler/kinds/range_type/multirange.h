#pragma once
// What comes with a range type: the functions that make values of it, and a multirange type with functions of its own
// (14 and later). All have names that ALTER TYPE of the range leaves as they are.

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "compiler/kinds/interpreter.h"
#include "compiler/kinds/type_name.h"

namespace ashlar::kinds {

/// The address that the multirange has, though it is no Object: under its usual name, or under the one that the range's
/// option `multirange_type_name` gives it. Texts refer to it there.
ObjectId multirange_of(const ObjectId& id, const RangeType& range);
/// Of a range type that is in the Schema.
ObjectId multirange_of(const Schema& schema, const ObjectId& range);
/// Gives the multirange that address: an option of the range, unless it is the usual one.
void name_multirange(const ObjectId& id, RangeType& range, const ObjectId& multirange);
/// The same, and in all texts that refer to it.
void rename_multirange(Schema& schema, const ObjectId& id, const ObjectId& from, const ObjectId& to);
/// The range types whose multirange stands in that schema, each with it.
std::vector<std::pair<ObjectId, ObjectId>> multiranges_in(const Schema& schema, const ObjectId& name_space);
/// The range type whose multirange has that name; no id where there is none. A name that is neither the usual one nor
/// speaks of a multirange is looked for only `thoroughly`, which costs a walk over the Schema.
ObjectId range_of_multirange(const Schema& schema, const std::string& in, const std::string& name,
                             bool thoroughly = false);
/// The type where it is a multirange of one of these schemas, with what it needs.
std::optional<SqlText> multirange_type(const Schema& schema, std::span<const std::string> path, const TypeName& name,
                                       bool thoroughly = false);
/// The range type whose multirange a statement names; no id where it names none.
ObjectId range_with_multirange(Interpreter& interpreter, syntax::Node qualified_name);

/// The argument types of the functions that make values of a range type: its bounds, and which of them belong to it.
std::vector<std::vector<std::string>> range_constructors(const RangeType& range);
/// The same of the multirange of `range`; the array of the last is VARIADIC.
std::vector<std::vector<std::string>> multirange_constructors(const ObjectId& range);
/// True where a function with the arguments of a constructor gets, by RENAME or SET SCHEMA, the name of the range type
/// or multirange: so does what makes values of one, which is not an Object, after its type.
bool joins_range_type(Interpreter& interpreter, syntax::Node signature, syntax::Node action);

/// Of the range and its constructors, and of the multirange and its own if that has the usual name.
Statements rename(const Emit& emit, const ObjectId& from, const ObjectId& to, const RangeType& object);

}  // namespace ashlar::kinds
