#pragma once
// Declared rows in canonical form, and the SQL of their values.

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/kinds/definition.h"

namespace ashlar::kinds {

/// Puts declared rows into canonical form: values by the types of their columns, rows by key; finds what they rest on.
/// Reports rows that have no key, or the same one, and values that their type cannot take.
void complete_data(Schema& schema, Diagnostics& diagnostics);

/// After a rename: columns are kept by name.
void rename_in_data(Schema& schema, const ObjectId& from, const ObjectId& to);

/// A value in the form that the column's type gives it.
struct ColumnValue {
  enum class Judgement : std::uint8_t { good, no_value, moving };  // `moving`: 'now' and its like
  std::string text;
  Judgement judgement = Judgement::good;
};
ColumnValue canonical_value(const Schema& schema, const SqlText& type, std::string text);
/// How canonical text of that type stands in SQL: bare or as a literal.
std::string value_literal(const SqlText& type, const std::string& text);
/// By key: numbers by value, all else by bytes.
bool key_less(const std::string& type, const std::string& one, const std::string& other);

/// A cell of `rows` as SQL; `typed`: with its column's type, where nothing else gives it. A value from the environment
/// is `current_setting('env.NAME')`.
std::string cell_sql(const Rows& rows, const Cell& cell, const SqlText& type, bool typed);

/// The environment variables that the rows of a state take values from, sorted.
std::vector<std::string> environment_names(const Schema& schema);

/// The tables that have declared rows, as SQL names them.
std::set<std::string> tables_with_data(const Schema& schema);

/// Takes all declared rows off, to compare with a state that knows of none.
void forget_data(Schema& schema);

/// The values of a key as one text.
std::string key_text(const std::vector<Cell>& cells, const std::vector<std::size_t>& key);

/// Rows by their key, which need not be the one they are declared with; empty where a column of it is not among theirs.
using RowIndex = std::unordered_map<std::string, std::size_t>;
RowIndex index_rows(const Rows& rows, const std::vector<std::string>& key);

/// The columns that `row` of `after` gives other values than `old` of `before` has (nullptr: a new row).
std::vector<std::string> changed_columns(const Rows& before, const Row* old, const Rows& after, const Row& row);

}  // namespace ashlar::kinds
