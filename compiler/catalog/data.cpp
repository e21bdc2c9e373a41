#include "compiler/catalog/data.h"

#include <algorithm>
#include <charconv>

#include "compiler/base/quote.h"
#include "compiler/catalog/catalog.h"
#include "compiler/kinds/data/rows.h"

namespace ashlar::catalog {

namespace {

using kinds::Cell;
using kinds::Column;
using kinds::Data;

constexpr std::size_t rows_a_query = 1000;

/// The declared rows of one table, and which of their columns the database has.
class TableReader {
 public:
  TableReader(const ObjectId& table, const kinds::Rows& declared, const Schema& declaring, const Schema& live)
      : table_(table), declared_(declared), live_(live) {
    for (std::size_t i = 0; i < declared.columns.size(); ++i) {
      const ObjectId id(kind_of<Column>, declared.columns[i], table);
      const auto* there = live.get<Column>(id);
      const auto* here = declaring.get<Column>(id);
      if (there != nullptr && here != nullptr) {
        columns_.push_back({i, &there->type, there->type == here->type});
      }
    }
  }

  /// Without all of the key nothing can be found.
  [[nodiscard]] bool has_key() const {
    return std::all_of(declared_.key.begin(), declared_.key.end(), [&](const std::string& name) {
      return std::any_of(columns_.begin(), columns_.end(),
                         [&](const Place& place) { return declared_.columns[place.index] == name; });
    });
  }

  /// For each declared row that the database has: its number, then for each column the value as text, and whether it is
  /// the declared one.
  [[nodiscard]] std::string query(std::size_t first, std::size_t end) const {
    std::string values;
    for (std::size_t row = first; row < end; ++row) {
      values += (row == first ? "(" : ", (") + std::to_string(row);
      for (const Place& place : columns_) {
        values += ", " + value(declared_.all[row].cells[place.index], place);
      }
      values += ")";
    }
    std::string names = "n";
    std::string shown = "d.n";
    std::string join;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string& name = declared_.columns[columns_[i].index];
      const std::string theirs = "t." + quote_identifier(name);
      const std::string ours = "d.c" + std::to_string(i);
      names += ", c" + std::to_string(i);
      shown += ", " + theirs + "::text, " + theirs + "::text IS NOT DISTINCT FROM " + ours + "::text";
      if (std::find(declared_.key.begin(), declared_.key.end(), name) != declared_.key.end()) {
        join += (join.empty() ? "" : " AND ") + theirs + " = " + ours;
      }
    }
    return "SELECT " + shown + " FROM (VALUES " + values + ") AS d (" + names + ") JOIN " + sql_name(table_) +
           " AS t ON " + join;
  }

  void take(const Rows& answer, kinds::Rows& rows) const {
    for (std::size_t at = 0; at < answer.size(); ++at) {
      std::size_t number = 0;
      const std::string_view text = answer.text(at, 0);
      std::from_chars(text.data(), text.data() + text.size(), number);
      const kinds::Row& declared = declared_.all[number];
      kinds::Row& row = rows.all.emplace_back();
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        row.cells.push_back(cell(declared.cells[columns_[i].index], answer, at, i));
        if (row.cells.back().kind == Cell::Kind::expression) {
          rows.expressions.push_back(declared_.expressions[row.cells.back().expression]);
          row.cells.back().expression = static_cast<std::uint32_t>(rows.expressions.size() - 1);
        }
      }
    }
  }

  [[nodiscard]] std::vector<std::string> column_names() const {
    std::vector<std::string> names;
    for (const Place& place : columns_) {
      names.push_back(declared_.columns[place.index]);
    }
    return names;
  }

 private:
  struct Place {
    std::size_t index = 0;  // among the declared columns
    const SqlText* type = nullptr;
    bool same_type = true;
  };

  /// Of a column that is to get another type: compared as text, for the value may be none of the old one.
  [[nodiscard]] std::string value(const Cell& cell, const Place& place) const {
    if (cell.kind == Cell::Kind::absent || cell.kind == Cell::Kind::environment || cell.kind == Cell::Kind::null) {
      return "NULL::" + place.type->text();
    }
    const SqlText as_text("text");
    const bool is_key =
        std::find(declared_.key.begin(), declared_.key.end(), declared_.columns[place.index]) != declared_.key.end();
    return kinds::cell_sql(declared_, cell, place.same_type || is_key ? *place.type : as_text, true);
  }

  [[nodiscard]] Cell cell(const Cell& declared, const Rows& answer, std::size_t row, std::size_t column) const {
    const auto text = answer.value(row, 1 + 2 * column);
    if (declared.kind == Cell::Kind::absent || (declared.kind == Cell::Kind::environment && text) ||
        answer.flag(row, 2 + 2 * column)) {
      return declared;
    }
    if (!text) {
      return {.kind = Cell::Kind::null};
    }
    return {.kind = Cell::Kind::text,
            .text = kinds::canonical_value(live_, *columns_[column].type, std::string(*text)).text};
  }

  ObjectId table_;
  const kinds::Rows& declared_;
  const Schema& live_;
  std::vector<Place> columns_;
};

}  // namespace

bool read_data(Connection& connection, const Schema& declared, Schema& live, Diagnostics& diagnostics) {
  const auto failed = [&](const Failure& failure) {
    report_failure(failure, "database " + connection.database(), false, diagnostics);
    return false;
  };
  // Types of extensions are written without their schemas.
  for (const auto& [name, value] : script_settings(declared, &live)) {
    if (name == "search_path") {
      if (const auto set = connection.execute("SET LOCAL search_path = " + value); !set) {
        return failed(set.failure());
      }
    }
  }
  for (const ObjectId& id : declared.sorted_ids()) {
    const auto* data = declared.get<Data>(id);
    if (data == nullptr || !live.contains(id.parent())) {
      continue;
    }
    const TableReader reader(id.parent(), data->rows, declared, live);
    if (!reader.has_key()) {
      continue;
    }
    Data found{
        .rows = {.key = data->rows.key, .columns = reader.column_names(), .all = {}, .expressions = {}, .casts = {}},
        .rests_on = {},
        .complete = true};
    for (std::size_t first = 0; first < data->rows.all.size(); first += rows_a_query) {
      const auto answer = connection.run(reader.query(first, std::min(data->rows.all.size(), first + rows_a_query)));
      if (!answer) {
        return failed(answer.failure());
      }
      reader.take(*answer, found.rows);
    }
    if (!found.rows.all.empty()) {
      live.put(id, std::move(found));
    }
  }
  kinds::complete_data(live, diagnostics);
  return !diagnostics.has_errors();
}

}  // namespace ashlar::catalog
