#pragma once
// What the four kinds of text search share: how they name each other.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// The text search object of a kind that a qualifiedName means: one of the project; a name else, which is the server's
/// or an extension's. nullopt where it is not there yet: the statement has to wait, or names nothing.
std::optional<SqlText> text_search_name(Interpreter& interpreter, Kind kind, const std::vector<std::string>& parts);

/// The mappings of the server's own configurations, which are made by a rule; nullopt for any other name.
std::optional<std::map<std::string, std::vector<SqlText>>> system_mappings(const std::string& configuration);

/// SQL: the oid of a text search object in `catalog`, whose columns begin with `prefix`.
std::string text_search_oid(std::string_view catalog, std::string_view prefix, const ObjectId& id);

}  // namespace ashlar::kinds
