#pragma once
// The names that the server gives where none is written (as its makeObjectName() and ChooseIndexName() do;
// documentation of CREATE TABLE, "CONSTRAINT constraint_name", and CREATE INDEX, "name").

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// `name1_name2_label`, with the longer of name1 and name2 cut until the whole has at most 63 bytes. name2 and label
/// may be empty.
std::string make_object_name(std::string_view name1, std::string_view name2, std::string_view label);

/// make_object_name() with a number behind the label (key, key1, key2, …) until `taken` is false.
std::string choose_name(std::string_view name1, std::string_view name2, std::string_view label,
                        const std::function<bool(const std::string&)>& taken);

/// True where a relation of that schema has the name.
bool relation_name_taken(const Schema& schema, const ObjectId& schema_id, const std::string& name);

/// Column names joined by "_" as in an index's name, cut as the server does (at most 63 bytes).
std::string join_column_names(const std::vector<std::string>& names);

}  // namespace ashlar::kinds
