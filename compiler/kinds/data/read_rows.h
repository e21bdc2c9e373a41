#pragma once
// Rows as statements list them.

#include <optional>
#include <string>
#include <vector>

#include "compiler/kinds/interpreter.h"

namespace ashlar::kinds {

/// A row as written, its values in the order in which they stand; expressions and casts wait in `Rows`.
struct WrittenRow {
  std::vector<Cell> cells;
  Span span;
};

/// The value of an expression that is a constant; reports what is none.
std::optional<Cell> read_cell(Interpreter& interpreter, syntax::Node expression, Rows& rows);
/// The rows of VALUES; nullopt after errors.
std::optional<std::vector<WrittenRow>> read_values(Interpreter& interpreter, syntax::Node values, Rows& rows);
/// The rows of the lines below COPY … FROM stdin, in its text format.
std::vector<WrittenRow> read_copy_lines(const DataNote& note);

/// Puts rows into a table's data. `names` are the columns that `written` gives values for.
Outcome add_rows(Interpreter& interpreter, const ObjectId& table, const std::vector<std::string>& names,
                 std::vector<WrittenRow> written, Rows added, syntax::Node at);

/// Under `-- @data key=(…) was=(…)`: rows that had the one key have the other from here on.
void take_new_key(Interpreter& interpreter, const ObjectId& table, Data& data);

/// The columns of a table that hold values, in order.
std::vector<std::string> column_names(const Schema& schema, const ObjectId& table);

}  // namespace ashlar::kinds
