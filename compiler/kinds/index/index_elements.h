#pragma once
// Reading what indexes and index-backed constraints share.

#include <map>
#include <optional>
#include <string>

#include "compiler/ir/parameters.h"
#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// A reloptions node as lower-case names and SQL values; empty for nothing.
Parameters read_reloptions(syntax::Node options);

/// An indexElement of `table` for an access method. `name_part` is what it adds to a chosen index name. Nothing where a
/// column is not there yet: `missing` is then its node.
std::optional<IndexElement> read_index_element(Interpreter& interpreter, syntax::Node node, const ObjectId& table,
                                               const std::string& access_method, std::string& name_part,
                                               syntax::Node& missing);

}  // namespace ashlar::kinds
