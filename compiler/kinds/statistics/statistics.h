#pragma once
// Extended statistics. Named in a schema; the table that they are about is a field.

#include "compiler/ir/kind.h"
#include "compiler/ir/object_set.h"

namespace ashlar {
struct Emit;
class Parts;
}  // namespace ashlar

namespace ashlar::kinds {

struct Statistics {
  ObjectId table;                  // or materialized view
  std::vector<std::string> kinds;  // sorted; none: all
  ObjectSet columns;               // the server keeps them in the order of the table
  std::vector<SqlText> expressions;
  std::optional<std::int64_t> target;

  static constexpr KindInfo info{
      .name = "statistics", .keyword = "STATISTICS", .rank = 83, .renamable = true, .owned = true};
  static constexpr auto fields = field_list(
      Field{"table", &Statistics::table, OnChange::replace}, Field{"kinds", &Statistics::kinds, OnChange::replace},
      Field{"columns", &Statistics::columns, OnChange::replace},
      Field{"expressions", &Statistics::expressions, OnChange::replace}, Field{"target", &Statistics::target});
};

Statements create(const Emit& emit, const ObjectId& id, const Statistics& object);
Alteration alter(const Emit& emit, const ObjectId& id, const Statistics& before, const Statistics& after,
                 const Changed& changed);
Statements verify(const Emit& emit, const ObjectId& id, const Statistics& object);

}  // namespace ashlar::kinds
