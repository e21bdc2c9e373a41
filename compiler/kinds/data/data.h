#pragma once
// Rows that are part of the schema: `-- @data key=(…)` above INSERT or COPY. One Object for all declared rows of a
// table, which stands in the table, without a name; its changes are found row by row, by key. Rows that are not
// declared are none of its business.

#include "compiler/base/source.h"
#include "compiler/ir/kind.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

/// One value of a row.
struct Cell {
  enum class Kind : std::uint8_t {
    absent,       // not said: the column's default when the row is inserted, left alone afterwards
    null,         // NULL
    text,         // `text` is the value, without quotes, in the form that the column's type gives it
    expression,   // a constant expression: `expression` counts in Rows::expressions
    environment,  // the value of the environment variable `text`, taken when the migration runs
  };
  Kind kind = Kind::absent;
  std::uint32_t expression = 0;
  std::string text{};
};

struct Row {
  std::vector<Cell> cells;  // as many as Rows::columns
  Span origin;
};

/// A table's declared rows. Equal where the same rows have the same values, whatever the order of columns and rows.
struct Rows {
  std::vector<std::string> key;      // names of columns, in the table's order
  std::vector<std::string> columns;  // all that some row says something about, in the table's order
  std::vector<Row> all;              // by key
  std::vector<SqlText> expressions;
  /// The type that a constant was cast to where it was written (`'{}'::jsonb`), parallel to `expressions`; empty where
  /// none, and after complete_data().
  std::vector<SqlText> casts;

  static constexpr auto fields = field_list(Field{"expressions", &Rows::expressions}, Field{"casts", &Rows::casts});
  friend bool operator==(const Rows& one, const Rows& other);
};

struct Data {
  Rows rows;
  /// Data of the tables that foreign keys of this one point to; filled by complete_data().
  std::vector<ObjectId> rests_on;
  /// Every row is in canonical form and judged.
  bool complete = false;

  static constexpr KindInfo info{
      .name = "reference data", .keyword = "", .rank = 95, .holds_data = true, .fills_parent = true};
  static constexpr auto fields = field_list(Field{"rows", &Data::rows});
};

/// The address of a table's data.
ObjectId data_of(const ObjectId& table);

/// What gives rows that are in both states their declared value of `column` (the state after's), for a column that is
/// new or that is to be NOT NULL and was not. Empty where there is nothing to say.
Statements fill_column(const Emit& emit, const ObjectId& column);

void references(const ObjectId& id, const Data& object, const ReferenceSink& sink);
Statements create(const Emit& emit, const ObjectId& id, const Data& object);
Statements drop(const Emit& emit, const ObjectId& id, const Data& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Data& before, const Data& after, const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Data& object);

}  // namespace ashlar::kinds
