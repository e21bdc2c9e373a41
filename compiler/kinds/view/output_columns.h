#pragma once
// What becomes of a view's columns when its query changes; views and materialized views share it.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compiler/ir/sql_text.h"

namespace ashlar::kinds {

/// ` (a, b)` after a view's name; empty where no names are given.
std::string column_name_list(const std::vector<std::string>& names);

/// True where CREATE OR REPLACE VIEW takes `after`: the columns of `before` come first in it, with the same names and
/// with types that are known and the same.
bool only_appends_columns(const QueryText& before, const QueryText& after);

/// Gives the first output columns these names in the query itself, `a AS b`, as the server keeps a view that was
/// created with a column list or whose columns were renamed. False, and nothing done, where the text does not allow it.
bool write_names(QueryText& query, const std::vector<std::string>& names);

/// The output columns' renames, old and new name, where the two queries differ in nothing else; empty otherwise.
std::vector<std::pair<std::string, std::string>> column_renames(const QueryText& before,
                                                                const std::vector<std::string>& names_before,
                                                                const QueryText& after,
                                                                const std::vector<std::string>& names_after);

}  // namespace ashlar::kinds
